package yaml

import "testing"

func TestUnmarshal(t *testing.T) {
	for _, c := range []struct {
		name, in     string
		easy, strict string // errors
	}{
		{"yaml", "a: 1\nb: [x, y]", "", ""},
		{"json", `{"a": 1, "b": ["x", "y"]}`, "", ""},
		{"nothing", "", "", ""},
		{"unknown key", "a: 1\nc: 2", "", "unmarshal errors: line 2: field c not found in type yaml.fields"},
		{"wrong kind", "a: x", "unmarshal errors: line 1: cannot unmarshal !!str `x` into int", "unmarshal errors: line 1: cannot unmarshal !!str `x` into int"},
		{"open quote", "a: \"1", "found unexpected end of stream", "found unexpected end of stream"},
		{"two documents", "a: 1\n---\na: 2", "", "holds more than one document"},
	} {
		var f, g fields
		if got := text(Unmarshal([]byte(c.in), &f)); got != c.easy {
			t.Errorf("%s: Unmarshal: %q, want %q", c.name, got, c.easy)
		}
		if got := text(UnmarshalStrict([]byte(c.in), &g)); got != c.strict {
			t.Errorf("%s: UnmarshalStrict: %q, want %q", c.name, got, c.strict)
		}
		if c.strict == "" && c.in != "" && (g.A != 1 || len(g.B) != 2) {
			t.Errorf("%s: read %+v", c.name, g)
		}
	}
}

type fields struct {
	A int
	B []string
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
