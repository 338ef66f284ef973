package source

import "testing"

func TestPlaces(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in/a.jsonl", []byte("{\"text\":\"One\"}\n{broken\n{\"id\":\"x\",\"text\":\"Three\"}\n"))
	write(t, "in/b#2.txt", []byte("B"))
	write(t, "in/c.zip", zipped(t, "d/e.txt", "E", "d/f.csv", "text\nF1\nF2\n", "g.txt", "G", "h.zip", string(zipped(t, "i.txt", "I"))))
	write(t, "in/cut.txt.gz", gzipped("Seoul")[:12])
	for place, want := range map[string]string{
		"in/a.jsonl#1":        "in/a.jsonl#1: One\n",
		"in/a.jsonl#2":        "! in/a.jsonl:2: malformed JSON at byte 2: invalid character 'b' looking for beginning of object key string: correct it\n",
		"in/a.jsonl#3":        "x: Three\n",
		"in/a.jsonl#4":        "! in/a.jsonl#4: no such line, row or member in the file\n",
		"in/b#2.txt":          "in/b#2.txt: B\n",
		"in/c.zip/d/e.txt":    "in/c.zip/d/e.txt: E\n",
		"in/c.zip/d":          "in/c.zip/d/e.txt: E\nin/c.zip/d/f.csv#1: F1\nin/c.zip/d/f.csv#2: F2\n",
		"in/c.zip/d/f.csv":    "in/c.zip/d/f.csv#1: F1\nin/c.zip/d/f.csv#2: F2\n",
		"in/c.zip/d/f.csv#2":  "in/c.zip/d/f.csv#2: F2\n",
		"in/c.zip/h.zip":      "in/c.zip/h.zip/i.txt: I\n",
		"in/cut.txt.gz/inner": "! in/cut.txt.gz: compressed data is cut off: get the file again (unexpected EOF)\n",
	} {
		s, err := Open([]string{place}, Options{})
		if err != nil {
			t.Errorf("%s: %v", place, err)
			continue
		}
		if got := lines(s); got != want {
			t.Errorf("%s: got\n%swant\n%s", place, got, want)
		}
		if n := s.Bytes(); n == 0 {
			t.Errorf("%s: no bytes to read", place)
		}
	}
	if _, err := Open([]string{"in/nowhere#3"}, Options{}); err == nil || err.Error() != "in/nowhere#3: no such file or folder" {
		t.Errorf("got %v", err)
	}
}
