package export

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// FuzzInput reads damaged Parquet tables: each row comes out or the table is
// refused, without a panic and with an end.
func FuzzInput(f *testing.F) {
	dir := f.TempDir()
	write(f, dir, 2, Options{})
	for _, table := range []string{Documents, Entities} {
		b, err := os.ReadFile(filepath.Join(dir, table+".parquet"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := OpenInput(bytes.NewReader(data), int64(len(data)), func(string) bool { return true })
		if err != nil {
			return
		}
		defer in.Close()
		for range len(data) + 1 {
			if _, err := in.Next(); err != nil {
				return
			}
		}
		t.Errorf("more rows than the %d bytes of the table", len(data))
	})
}
