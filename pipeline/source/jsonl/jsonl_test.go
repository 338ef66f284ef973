package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

func transcript(frames iter.Seq[Frame]) string {
	var out strings.Builder
	for f := range frames {
		if f.Err != nil {
			fmt.Fprintf(&out, "%d! %v\n", f.Line, f.Err)
		} else {
			fmt.Fprintf(&out, "%d: %s\n", f.Line, f.Bytes)
		}
	}
	return out.String()
}

func TestLines(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"blank", "\n \r\n\t\n", ""},
		{"two", "{\"a\":1}\n{\"a\":2}\n", "1: {\"a\":1}\n2: {\"a\":2}\n"},
		{"no last newline", "a\n\n\nb", "1: a\n4: b\n"},
		{"crlf", "a\r\nb\r\n", "1: a\n2: b\n"},
		{"at the limit", "0123456789\nb\n", "1: 0123456789\n2: b\n"},
		{"over the limit", "a\n01234567890\nb\n", "1: a\n2! larger than the limit\n3: b\n"},
		{"over at the end", "a\n01234567890", "1: a\n2! larger than the limit\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := transcript(Lines(strings.NewReader(test.in), 10)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestLinesAfterReadError(t *testing.T) {
	in := io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(errors.New("torn")))
	if got, want := transcript(Lines(in, 10)), "1: a\n2! torn\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestValues(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", " \n", ""},
		{"one", "\n{\"a\":\n [1]}", "2: {\"a\":\n [1]}\n"},
		{"sequence", "{}{\"b\":2}\n\n{}", "1: {}\n1: {\"b\":2}\n3: {}\n"},
		{"array", "[{\"a\":1},\n{\"b\":[]}\n,{}]\n", "1: {\"a\":1}\n2: {\"b\":[]}\n3: {}\n"},
		{"empty array", "[ ]", ""},
		{"brackets in strings", `[{"a":"]}\"{"},{}]`, "1: {\"a\":\"]}\\\"{\"}\n1: {}\n"},
		{"bare values", "[1, \"two\",null]", "1: 1\n1: \"two\"\n1: null\n"},
		{"malformed", "[{\"a\" 1},{}]", "1: {\"a\" 1}\n1: {}\n"},
		{"array cut off", "[{},\n{}", "1: {}\n2: {}\n2! array without end: the file is cut off, get it again\n"},
		{"value cut off", "[{},\n{\"a\":", "1: {}\n2! value without end: the file is cut off, get it again\n"},
		{"over the limit", "[{},{\"a\":\"0123456789012345\"},{}]", "1: {}\n1! larger than the limit\n1: {}\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := transcript(Values(strings.NewReader(test.in), 16)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestFields(t *testing.T) {
	for _, test := range []struct {
		in   string
		want map[string]string
		err  string
	}{
		{`{"id":"a","n":1.50,"ok":true,"no":null,"empty":"","sub":{"x":1},"list":[1],"t":"\u00e9\n"}`,
			map[string]string{"id": "a", "n": "1.50", "ok": "true", "no": "", "empty": "", "sub": "", "list": "", "t": "é\n"}, ""},
		{`{}`, map[string]string{}, ""},
		{`[1]`, nil, "not a JSON object: a document is {\"text\": …}"},
		{``, nil, "not a JSON object: a document is {\"text\": …}"},
		{`{"a":1,}`, nil, "malformed JSON at byte 8: invalid character '}' looking for beginning of object key string: correct it"},
		{`{"a":"x`, nil, "malformed JSON at byte 7: unexpected end of JSON input: correct it"},
	} {
		got, err := Fields([]byte(test.in))
		if !reflect.DeepEqual(got, test.want) || err == nil && test.err != "" || err != nil && err.Error() != test.err {
			t.Errorf("%s: got %v, error %v; want %v, error %s", test.in, got, err, test.want, test.err)
		}
	}
}

// endless is one line that is n bytes long.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.n -= n
	return n, nil
}

func TestLongLineTakesBoundedMemory(t *testing.T) {
	var before, after runtime.MemStats
	for name, read := range map[string]func(io.Reader, int) iter.Seq[Frame]{"Lines": Lines, "Values": Values} {
		runtime.GC()
		runtime.ReadMemStats(&before)
		most := uint64(0)
		probe := every{do: func([]byte) { runtime.ReadMemStats(&after); most = max(most, after.HeapInuse) }}
		got := transcript(read(io.TeeReader(&endless{80 << 20}, &probe), 1<<20))
		if want := "1! larger than the limit\n"; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		if grown := int64(most) - int64(before.HeapInuse); grown > 32<<20 {
			t.Errorf("%s: heap grew by %d bytes for a limit of 1 MiB", name, grown)
		}
	}
}

// every calls a function for one in 256 writes.
type every struct {
	n  int
	do func([]byte)
}

func (e *every) Write(p []byte) (int, error) {
	if e.n++; e.n%256 == 0 {
		e.do(p)
	}
	return len(p), nil
}

// FuzzLines checks that the frames are the lines that bytes.Split finds, and
// that no value is over the limit.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"a\":1}\n\n{\"b\":\"}\"}\r\nx"))
	f.Add([]byte("[{\"a\":[1,2]},\n{}]"))
	f.Fuzz(func(t *testing.T, in []byte) {
		const max = 40
		var want []string
		for _, line := range bytes.Split(in, []byte("\n")) {
			if len(bytes.TrimSpace(line)) > 0 && len(line) <= max {
				want = append(want, string(bytes.TrimSpace(line)))
			}
		}
		var got []string
		for f := range Lines(iotest.OneByteReader(bytes.NewReader(in)), max) {
			if f.Err == nil {
				got = append(got, string(f.Bytes))
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		for f := range Values(bytes.NewReader(in), max) {
			if len(f.Bytes) > max {
				t.Errorf("value of %d bytes", len(f.Bytes))
			}
			if fields, err := Fields(f.Bytes); err == nil && fields == nil {
				t.Errorf("%q: no fields and no error", f.Bytes)
			}
		}
	})
}
