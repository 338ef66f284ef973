package score

// Figures is a count with its figures as fractions, for JSON.
type Figures struct {
	Ratio
	Support int `json:"support"`
	Count
}

func figures(c Count) Figures {
	return Figures{Ratio{c.Precision(), c.Recall(), c.F1()}, c.Support(), c}
}

// MeasureFigures are the figures of a Measure, for JSON.
type MeasureFigures struct {
	Strict  Figures `json:"strict"`
	Overlap Figures `json:"overlap"`
	Span    Figures `json:"span"`
}

func (m *Measure) figures() MeasureFigures {
	return MeasureFigures{figures(m.Strict), figures(m.Overlap), figures(m.Span)}
}

// Summary is a report as one JSON object: labels.PERSON.strict.f1,
// micro.overlap.precision and so on, fractions in [0,1].
type Summary struct {
	Documents int                       `json:"documents"`
	Labels    map[string]MeasureFigures `json:"labels"`
	Micro     MeasureFigures            `json:"micro"`
	Macro     map[string]Ratio          `json:"macro"`
	Confusion map[string]map[string]int `json:"confusion"` // gold label, predicted label
	Dates     struct {
		Accuracy float64 `json:"value_accuracy"`
		Known    int     `json:"value_support"`
		Value    Figures `json:"value"`
		Timex3   float64 `json:"timex3_accuracy"`
		Timex3s  int     `json:"timex3_support"`
	} `json:"dates"`
	Entities *Entities          `json:"entities,omitempty"`
	Links    map[string]Figures `json:"links,omitempty"`
	Errors   map[string]int     `json:"errors"` // by kind
}

// Summary returns the figures for JSON.
func (r *Report) Summary() Summary {
	s := Summary{
		Documents: r.Documents, Micro: r.Micro.figures(), Entities: r.Entities,
		Labels: map[string]MeasureFigures{}, Confusion: map[string]map[string]int{}, Errors: map[string]int{},
	}
	for _, l := range Labels {
		s.Labels[l] = r.Labels[l].figures()
		s.Confusion[l] = map[string]int{}
		for _, p := range Labels {
			s.Confusion[l][p] = r.Confusion[[2]string{l, p}]
		}
	}
	m := r.Macro()
	s.Macro = map[string]Ratio{"strict": m[0], "overlap": m[1], "span": m[2]}
	s.Dates.Accuracy, s.Dates.Known = r.Dates.EDTF.Recall(), r.Dates.EDTF.Support()
	s.Dates.Value = figures(r.Dates.F1)
	s.Dates.Timex3, s.Dates.Timex3s = r.Dates.Timex3.Recall(), r.Dates.Timex3.Support()
	if r.Links != nil {
		s.Links = map[string]Figures{"id": figures(r.Links.ID), "name": figures(r.Links.Name)}
	}
	for _, k := range Kinds {
		s.Errors[k] = 0
	}
	for i := range r.Errors {
		s.Errors[r.Errors[i].Kind]++
	}
	return s
}
