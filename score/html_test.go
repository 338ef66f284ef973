package score

import (
	"regexp"
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	text := "<b>Kim</b> & Bold in\nUlan Bator."
	gold := []Doc{{ID: "d", Register: "test", Text: text, Spans: []Span{
		{Start: 3, End: 6, Label: "PERSON", Value: `Kim "K"`}, {Start: 13, End: 17, Label: "PERSON"}, {Start: 21, End: 31, Label: "PLACE", Value: "Ulaanbaatar"},
	}}}
	pred := []Doc{{ID: "d", Text: text, Spans: []Span{
		{Start: 3, End: 6, Label: "PERSON", Value: "x"}, {Start: 26, End: 31, Label: "PLACE", Value: "y"},
	}}}
	r, err := Evaluate(gold, pred, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.HTML(gold, pred)
	if err != nil {
		t.Fatal(err)
	}
	page := string(b)
	for _, want := range []string{
		`&lt;b&gt;<i class="g g-PERSON q q-PERSON" data-g="PERSON" data-q="PERSON" title="gold PERSON Kim &#34;K&#34; | prediction PERSON x"><s><b>PERSON</b><u>PERSON</u></s>Kim</i>&lt;/b&gt; &amp; `,
		`<i class="g g-PERSON e" data-g="PERSON" id="e1" data-kind="missed" data-label="PERSON" title="gold PERSON  | no prediction | missed"><s><b>PERSON</b></s>Bold</i> in</p>`,
		`<p><i class="g g-PLACE e" data-g="PLACE" id="e2" data-kind="boundary" data-label="PLACE" title="gold PLACE Ulaanbaatar | no prediction | boundary"><s><b>PLACE</b></s>Ulan </i><i class="g g-PLACE q q-PLACE e" data-g="PLACE" data-q="PLACE" data-kind="boundary"`,
		`<li data-kind="boundary" data-label="PLACE"><a href="#e2">Ulan Bator</a> <em>boundary</em> PLACE not PLACE &#34;Bator&#34;</li>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page[strings.Index(page, "<main>"):])
		}
	}
	if m := regexp.MustCompile(`(?:src|href)="[^#]`).FindString(page); m != "" || strings.Contains(page, "http") {
		t.Errorf("the page links outside: %s", m)
	}
}
