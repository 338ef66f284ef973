package score

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// entities reads a partition: entities between spaces, each a list of the
// letters of its mentions.
func entities(s string) partition {
	p := partition{}
	for i, e := range strings.Fields(s) {
		for _, m := range e {
			p[place{start: int(m)}] = fmt.Sprint(i)
		}
	}
	return p
}

// The examples of the papers, the expected figures as printed there.
func TestClusters(t *testing.T) {
	for _, c := range []struct {
		name, gold, pred string
		b3, muc, ceafe   [2]float64 // precision, recall; <0 when the paper has none
	}{
		{"Bagga and Baldwin 1998, response 1", "12345 67 89ABC", "12345 6789ABC", [2]float64{16.0 / 21, 1}, [2]float64{9.0 / 10, 1}, none},
		{"Bagga and Baldwin 1998, response 2", "12345 67 89ABC", "1234589ABC 67", [2]float64{7.0 / 12, 1}, [2]float64{9.0 / 10, 1}, none},
		{"Vilain et al. 1995, table 1, row 1", "ABCD", "AB CD", none, [2]float64{1, 2.0 / 3}, none},
		{"Vilain et al. 1995, table 1, row 2", "AB CD", "ABCD", none, [2]float64{2.0 / 3, 1}, none},
		{"Vilain et al. 1995, table 1, row 3", "ABCD", "ABCD", none, [2]float64{1, 1}, none},
		{"Vilain et al. 1995, table 1, row 4", "ABCD", "ABC", none, [2]float64{1, 2.0 / 3}, none},
		{"Luo 2005, figure 1, response a", "12345 67 89ABC", "12345 6789ABC", [2]float64{16.0 / 21, 1}, none, [2]float64{(1 + 10.0/12) / 2, (1 + 10.0/12) / 3}},
		{"Luo 2005, figure 1, response d", "12345 67 89ABC", "1 2 3 4 5 6 7 8 9 A B C", [2]float64{1, 0.25}, [2]float64{0, 0}, [2]float64{(2.0/6 + 2.0/3 + 2.0/6) / 12, (2.0/6 + 2.0/3 + 2.0/6) / 3}},
		{"Pradhan et al. 2014, figure 1", "abc defg", "ab cd fghi", [2]float64{1.0 / 2, 5.0 / 12}, [2]float64{2.0 / 5, 2.0 / 5}, [2]float64{1.3 / 3, 0.65}},
	} {
		got := newClusters(entities(c.gold), entities(c.pred))
		check(t, c.name+" B³", got.B3, c.b3)
		check(t, c.name+" MUC", got.MUC, c.muc)
		check(t, c.name+" CEAF-e", got.CEAFE, c.ceafe)
	}
}

// TestLuo has table 1 of Luo (2005), F1 to three places as printed.
func TestLuo(t *testing.T) {
	gold := entities("12345 67 89ABC")
	for _, c := range []struct{ pred, want string }{
		{"12345 6789ABC", "0.947 0.865 0.733"},
		{"1234589ABC 67", "0.947 0.737 0.667"},
		{"123456789ABC", "0.900 0.545 0.294"},
		{"1 2 3 4 5 6 7 8 9 A B C", "0.000 0.400 0.178"},
	} {
		got := newClusters(gold, entities(c.pred))
		if s := fmt.Sprintf("%.3f %.3f %.3f", got.MUC.F1, got.B3.F1, got.CEAFE.F1); s != c.want {
			t.Errorf("%s: MUC, B³, CEAF-e %s, want %s", c.pred, s, c.want)
		}
	}
}

var none = [2]float64{-1, -1}

func check(t *testing.T, name string, got Ratio, want [2]float64) {
	t.Helper()
	if want == none {
		return
	}
	if math.Abs(got.Precision-want[0]) > 1e-9 || math.Abs(got.Recall-want[1]) > 1e-9 {
		t.Errorf("%s: P %.4f R %.4f, want %.4f %.4f", name, got.Precision, got.Recall, want[0], want[1])
	}
}
