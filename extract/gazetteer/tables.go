package gazetteer

import (
	"fmt"
	"io/fs"
	"path"
)

// ReadTables reads the tables *.tsv of a folder, in the order of their names.
// Errors name files as dir/name:line; good rows are returned all the same.
func ReadTables(fsys fs.FS, dir string) ([]Row, []error) {
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, []error{fmt.Errorf("%s: %w", dir, err)}
	}
	var rows []Row
	var errs []error
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", dir, err))
			continue
		}
		r, e := ParseTSV(path.Join(dir, name), f)
		f.Close()
		rows, errs = append(rows, r...), append(errs, e...)
	}
	return rows, errs
}
