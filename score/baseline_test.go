package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
)

// runs returns reports on twelve documents of three mentions: all found, and
// one of each of the first four missed, another invented.
func runs(t *testing.T) (before, after *Report) {
	t.Helper()
	var gold, good, bad []Doc
	for i := range 12 {
		d := Doc{ID: fmt.Sprint("d", i), Text: "Kim met Bold in Seoul.", Spans: []Span{
			{Start: 0, End: 3, Label: "PERSON"}, {Start: 8, End: 12, Label: "PERSON"}, {Start: 16, End: 21, Label: "PLACE"},
		}}
		gold, good = append(gold, d), append(good, d)
		if i < 4 {
			d.Spans = []Span{d.Spans[0], {Start: 4, End: 7, Label: "ORG"}, d.Spans[2]}
		}
		bad = append(bad, d)
	}
	var err [2]error
	before, err[0] = Evaluate(gold, good, Options{})
	after, err[1] = Evaluate(gold, bad, Options{})
	if err[0] != nil || err[1] != nil {
		t.Fatal(err)
	}
	return before, after
}

func TestCompare(t *testing.T) {
	before, after := runs(t)
	var saved Run
	data, err := json.Marshal(before.Run())
	if err == nil {
		err = json.Unmarshal(data, &saved)
	}
	if err != nil || saved.Fits(after) != nil {
		t.Fatal(err, saved.Fits(after))
	}
	c := saved.Compare(after)
	if len(c.Right) != 0 || len(c.Wrong) != 8 || count(c.Wrong, "PERSON") != 4 || count(c.Wrong, "ORG") != 4 {
		t.Errorf("right %v wrong %v", c.Right, c.Wrong)
	}
	p := c.Labels[0]
	if p.Label != "PERSON" || p.Before != 1 || math.Abs(p.After-40.0/44) > 1e-12 {
		t.Errorf("%+v", p)
	}
	// The number of bad documents in a sample is binomial with n = 12 and p = 1/3:
	// its 2.5th and 97.5th percentiles are 1 and 7. F1 of k bad ones is
	// 2(24-k) / (48-k).
	f1 := func(k float64) float64 { return 2 * (24 - k) / (48 - k) }
	if math.Abs(p.Low-(f1(7)-1)) > 1e-12 || math.Abs(p.High-(f1(1)-1)) > 1e-12 {
		t.Errorf("interval %v %v, want %v %v", p.Low, p.High, f1(7)-1, f1(1)-1)
	}
	if place := c.Labels[1]; place.Low != 0 || place.High != 0 {
		t.Errorf("%+v", place)
	}
	var b [2]bytes.Buffer
	c.Write(&b[0], false)
	saved.Compare(after).Write(&b[1], false)
	if b[0].String() != b[1].String() || !strings.Contains(b[0].String(), "newly wrong (8)\n  PERSON  missed   Kim met ⟦Bold⟧ in Seoul.  (d0)\n") {
		t.Errorf("%s\n%s", b[0].String(), b[1].String())
	}
	back := after.Run().Compare(before)
	if len(back.Right) != 8 || len(back.Wrong) != 0 {
		t.Errorf("back: right %v wrong %v", back.Right, back.Wrong)
	}
}

func TestFits(t *testing.T) {
	before, after := runs(t)
	run := before.Run()
	for _, c := range []struct {
		change func(*Report)
		want   string
	}{
		{func(r *Report) { r.parts[1].Gold = "other" }, "d1 had another text"},
		{func(r *Report) { r.parts[1].ID = "x" }, "x is not in the saved run"},
		{func(r *Report) { r.parts = r.parts[:3] }, "has 12 documents, these are 3"},
	} {
		r := *after
		r.parts = append([]Part(nil), after.parts...)
		c.change(&r)
		if err := run.Fits(&r); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	if (&Run{}).Fits(after) == nil {
		t.Error("an empty file is a run")
	}
}
