package gazetteer

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"toli/extract"
)

// ParseTSV reads a table of tab-separated columns: comment lines that start
// with #, a header that names the columns, then a row a line. Columns may come
// in any order; name and label are required. Every bad row gives an error that
// starts with name:line; the good rows are returned all the same.
func ParseTSV(name string, r io.Reader) ([]Row, []error) {
	p := parser{file: name, separator: "tab"}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	line := 1
	for ; s.Scan(); line++ {
		text := strings.TrimSuffix(s.Text(), "\r")
		if line == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		if text == "" || text[0] == '#' {
			continue
		}
		p.add(line, strings.Split(text, "\t"))
	}
	if err := s.Err(); err != nil {
		p.fail(line, err)
	}
	return p.end()
}

// ParseCSV reads a table of comma-separated columns (RFC 4180) as ParseTSV does
// one of tabs.
func ParseCSV(name string, r io.Reader) ([]Row, []error) {
	p := parser{file: name, separator: "comma"}
	c := csv.NewReader(r)
	c.Comment = '#'
	c.FieldsPerRecord = -1
	for {
		record, err := c.Read()
		if errors.Is(err, io.EOF) {
			return p.end()
		}
		var pe *csv.ParseError
		if errors.As(err, &pe) { // the reader goes on with the next line
			p.fail(pe.StartLine, fmt.Errorf("%w; write a quote inside quotes as two", pe.Err))
			continue
		}
		if err != nil {
			p.errs = append(p.errs, fmt.Errorf("%s: %w", name, err))
			return p.end()
		}
		line, _ := c.FieldPos(0)
		record[0] = strings.TrimPrefix(record[0], "\ufeff")
		p.add(line, record)
	}
}

// Parse reads a table as CSV when its name ends in .csv, else as TSV.
func Parse(name string, r io.Reader) ([]Row, []error) {
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return ParseCSV(name, r)
	}
	return ParseTSV(name, r)
}

type parser struct {
	file      string
	separator string            // of columns, in words
	where     [len(columns)]int // field of each column, or -1
	ready     bool              // the header has been read
	width     int
	rows      []Row
	errs      []error
}

func (p *parser) end() ([]Row, []error) {
	if !p.ready && len(p.errs) == 0 {
		p.errs = append(p.errs, fmt.Errorf("%s: no header row (it names the columns: name, label, …)", p.file))
	}
	return p.rows, p.errs
}

func (p *parser) add(line int, fields []string) {
	if !p.ready {
		p.ready = true
		p.header(line, fields)
		return
	}
	if p.width == 0 {
		return // the header was refused
	}
	if len(fields) != p.width {
		p.fail(line, fmt.Errorf("%d columns, the header has %d; leave empty what is unknown, but keep its %s", len(fields), p.width, p.separator))
		return
	}
	if bad := slices.IndexFunc(fields, func(f string) bool { return !utf8.ValidString(f) }); bad >= 0 {
		p.fail(line, fmt.Errorf("%q is not UTF-8; save the table as UTF-8", fields[bad]))
		return
	}
	row := Row{File: p.file, Line: line}
	if p.fill(&row, fields) {
		p.rows = append(p.rows, row)
	}
}

func (p *parser) fail(line int, err error) {
	p.errs = append(p.errs, &RowError{p.file, line, err.Error()})
}

func (p *parser) header(line int, fields []string) {
	for i := range p.where {
		p.where[i] = -1
	}
	bad := len(p.errs)
	for i, name := range fields {
		c := slices.Index(columns[:], strings.ToLower(strings.TrimSpace(name)))
		switch {
		case c < 0:
			p.fail(line, fmt.Errorf("column %q unknown (%s)", name, strings.Join(columns[:], ", ")))
		case p.where[c] >= 0:
			p.fail(line, fmt.Errorf("column %q twice; drop one", name))
		default:
			p.where[c] = i
		}
	}
	for _, c := range [...]int{1, 2} {
		if p.where[c] < 0 {
			p.fail(line, fmt.Errorf("column %q missing; add it", columns[c]))
		}
	}
	if len(p.errs) == bad {
		p.width = len(fields)
	}
}

// fill sets row from fields and reports whether all of them are well-formed.
func (p *parser) fill(row *Row, fields []string) bool {
	bad := len(p.errs)
	get := func(c int) string {
		if p.where[c] < 0 {
			return ""
		}
		return strings.TrimSpace(fields[p.where[c]])
	}
	for c := range columns {
		if err := row.set(c, get(c)); err != nil {
			p.fail(row.Line, err)
		}
	}
	if lat, lon := get(9), get(10); (lat == "") != (lon == "") {
		p.fail(row.Line, fmt.Errorf("lat %q with lon %q: give both or none", lat, lon))
	} else {
		row.HasCoord = lat != ""
	}
	return len(p.errs) == bad
}

// set sets the field of column c.
func (row *Row) set(c int, s string) (err error) {
	switch columns[c] {
	case "id":
		row.ID = s
	case "name":
		row.Name = s
		if s == "" {
			err = fmt.Errorf("name empty; give one or delete the row")
		}
	case "label":
		row.Label, err = parseLabel(s)
	case "kind":
		row.Kind, err = extract.ParseKind(s)
	case "country":
		row.Country = s
	case "aliases":
		row.Aliases, err = split("aliases", s)
	case "native":
		row.Native, err = split("native", s)
	case "wikidata":
		row.Wikidata = s
	case "role":
		row.Role = s
	case "source":
		row.Source = s
	case "from":
		row.From = s
	case "to":
		row.To = s
	default:
		return row.setNumber(columns[c], s)
	}
	return err
}

func parseLabel(s string) (extract.Label, error) {
	if s == "-" {
		return extract.NoLabel, nil
	}
	return extract.ParseLabel(s)
}

func (row *Row) setNumber(column, s string) (err error) {
	switch {
	case column == "prior" && s == "":
		row.Prior = -1 // no prior given; Compile fills it in
	case s == "":
	case column == "geonames":
		var n uint64
		if n, err = strconv.ParseUint(s, 10, 32); err != nil || n == 0 {
			return fmt.Errorf("geonames %q is not a GeoNames number, as 2032614", s)
		}
		row.Geonames = uint32(n)
	case column == "lat":
		row.Lat, err = number(column, s, -90, 90)
	case column == "lon":
		row.Lon, err = number(column, s, -180, 180)
	case column == "prior":
		var p float64
		p, err = number(column, s, 0, 1)
		row.Prior = float32(p)
	}
	return err
}

func number(column, s string, low, high float64) (float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || x < low || x > high {
		return 0, fmt.Errorf("%s %q is not a number from %v to %v", column, s, low, high)
	}
	return x, nil
}

// split cuts a list at |; an empty part is an error.
func split(column, s string) ([]string, error) {
	if s == "" {
		return nil, nil
	}
	parts := strings.Split(s, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		if parts[i] == "" {
			return nil, fmt.Errorf("%s %q has an empty part; names stand between single |", column, s)
		}
	}
	return parts, nil
}

func join(parts []string) string { return strings.Join(parts, "|") }

// WriteTSV writes the header and the rows of a table, in the order given.
func WriteTSV(w io.Writer, entries func(yield func(Entry) bool)) error {
	b := bufio.NewWriter(w)
	b.WriteString(strings.Join(columns[:], "\t") + "\n")
	for e := range entries {
		b.WriteString(strings.Join(e.fields(), "\t") + "\n")
	}
	return b.Flush()
}
