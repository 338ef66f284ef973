package delimited

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func transcript(r io.Reader) string {
	var out strings.Builder
	for f := range Records(r, ',', 20) {
		if f.Err != nil {
			fmt.Fprintf(&out, "%d! %v\n", f.Line, f.Err)
		} else {
			fmt.Fprintf(&out, "%d: %q\n", f.Line, f.Bytes)
		}
	}
	return out.String()
}

func TestRecords(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"two", "a,b\n1,2", "1: \"a,b\\n\"\n2: \"1,2\"\n"},
		{"blank lines", "a\n\n\r\nb\n", "1: \"a\\n\"\n4: \"b\\n\"\n"},
		{"line end in quotes", "a,\"b\nc\",d\n1\n", "1: \"a,\\\"b\\nc\\\",d\\n\"\n3: \"1\\n\"\n"},
		{"doubled quotes", "\"a\"\"\n\"\"b\"\n1\n", "1: \"\\\"a\\\"\\\"\\n\\\"\\\"b\\\"\\n\"\n3: \"1\\n\"\n"},
		{"quote inside", "a 6\" gun,b\n1\n", "1: \"a 6\\\" gun,b\\n\"\n2: \"1\\n\"\n"},
		{"open quote", "a\n\"b\nc\n", "1: \"a\\n\"\n2! a quote is not closed: close it, or double the quotes inside the field\n"},
		{"over the limit", "a\n012345678901234567890123\nb\n", "1: \"a\\n\"\n2! larger than the limit; perhaps a quote is not closed\n3: \"b\\n\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := transcript(strings.NewReader(test.in)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
	torn := io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(errors.New("torn")))
	if got, want := transcript(torn), "1: \"a\\n\"\n2! torn\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestFields(t *testing.T) {
	header := []string{"id", "text", "date"}
	for _, test := range []struct {
		in   string
		want map[string]string
		err  string
	}{
		{"1,\"a, \"\"b\"\"\nc\",2012\r\n", map[string]string{"id": "1", "text": "a, \"b\"\nc", "date": "2012"}, ""},
		{"1,,\n", map[string]string{"id": "1", "text": "", "date": ""}, ""},
		{"1\n", map[string]string{"id": "1"}, ""},
		{"1,a, b,2012\n", nil, "4 fields under a header of 3: quote those that hold the separator"},
	} {
		got, err := Fields([]byte(test.in), ',', header)
		if !reflect.DeepEqual(got, test.want) || err == nil && test.err != "" || err != nil && err.Error() != test.err {
			t.Errorf("%q: got %v, error %v; want %v, error %s", test.in, got, err, test.want, test.err)
		}
	}
}

// FuzzRecords checks that what encoding/csv writes is framed record by record.
func FuzzRecords(f *testing.F) {
	f.Add("a", "b\n\"c", "\"")
	f.Add(",", "\r\n", "x")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if strings.Contains(a+b+c, "\r") || a == "" || c == "" {
			return // encoding/csv reads \r\n as \n
		}
		want := [][]string{{"h", "i"}, {a, b}, {c, a}}
		var file strings.Builder
		w := csv.NewWriter(&file)
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for f := range Records(strings.NewReader(file.String()), ',', 1<<20) {
			fields, err := Split(f.Bytes, ',')
			if err != nil {
				t.Fatalf("%q: %v", f.Bytes, err)
			}
			got = append(got, fields)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", file.String(), got, want)
		}
	})
}
