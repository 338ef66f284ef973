package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"toli/export"
	"toli/extract"
	"toli/extract/standard"
	"toli/score"
)

func (f *scoreFlags) predictions(gold []score.Doc) ([]score.Doc, error) {
	if f.pred != "" {
		if folder, ok := tablesOf(f.pred); ok {
			return readTables(folder)
		}
		return score.ReadFiles(f.pred)
	}
	stages, _, err := f.load()
	if err != nil {
		return nil, err
	}
	return predict(stages, gold)
}

// predict reads the texts of docs and returns what the stages find in them.
func predict(stages []standard.Stage, docs []score.Doc) ([]score.Doc, error) {
	out := make([]score.Doc, len(docs))
	for i := range docs {
		d, err := annotated(stages, &docs[i])
		if err != nil {
			return nil, err
		}
		out[i] = score.Doc{ID: d.ID, Text: d.Text, Spans: spansOf(d)}
	}
	return out, nil
}

// annotated returns the document of a labelled one, read by stages.
func annotated(stages []standard.Stage, doc *score.Doc) (*extract.Document, error) {
	d := &extract.Document{ID: doc.ID, Text: doc.Text, Date: standard.ParseDate(doc.Date)}
	for _, s := range stages {
		if err := s.Do(d); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", d.ID, s.Name, err)
		}
	}
	return d, nil
}

// spansOf returns the mentions of d in code points.
func spansOf(d *extract.Document) []score.Span {
	var out []score.Span
	chars, at := 0, uint32(0)
	count := func(to uint32) int {
		for i := range d.Text[at:to] {
			_ = i
			chars++
		}
		at = to
		return chars
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		s := score.Span{Label: m.Label.String()}
		s.Start = count(m.Start)
		s.End = count(m.End)
		if m.Date != nil {
			s.Value, s.Timex3 = m.Date.EDTF, m.Date.Timex3
		} else if m.Entity > 0 {
			e := &d.Entities[m.Entity-1]
			s.Value, s.ID = e.Name, e.ID
		}
		out = append(out, s)
	}
	return out
}

// tablesOf returns the folder of tables that a path means, which is the folder
// or its mentions.parquet.
func tablesOf(path string) (folder string, ok bool) {
	if filepath.Base(path) == "mentions.parquet" {
		return filepath.Dir(path), true
	}
	_, err := os.Stat(filepath.Join(path, "mentions.parquet"))
	return path, err == nil
}

// readTables reads the predictions of a run from its tables. Documents in which
// nothing was found are in the table of documents only.
func readTables(folder string) ([]score.Doc, error) {
	var docs []score.Doc
	at := map[string]int{}
	name := filepath.Join(folder, "documents.parquet")
	err := eachRow(name, []string{"doc_id", "text"}, func(n int, row map[string]string) error {
		at[row["doc_id"]] = len(docs)
		docs = append(docs, score.Doc{ID: row["doc_id"], Text: row["text"], File: name, Line: n})
		return nil
	})
	if err != nil {
		return nil, err
	}
	name = filepath.Join(folder, "mentions.parquet")
	columns := []string{"doc_id", "start_char", "end_char", "label", "text", "date_edtf", "date_timex3", "entity_id", "entity_name"}
	err = eachRow(name, columns, func(n int, row map[string]string) error {
		i, ok := at[row["doc_id"]]
		if !ok {
			return fmt.Errorf("%s:%d: %s: not among documents.parquet: write the tables again", name, n, row["doc_id"])
		}
		s := score.Span{Label: row["label"], Value: row["date_edtf"], Timex3: row["date_timex3"], ID: row["entity_id"]}
		if s.Label != "DATE" {
			s.Value = row["entity_name"]
		}
		var err1, err2 error
		s.Start, err1 = strconv.Atoi(row["start_char"])
		s.End, err2 = strconv.Atoi(row["end_char"])
		if err1 != nil || err2 != nil {
			return fmt.Errorf("%s:%d: %s: no position: write the tables again", name, n, row["doc_id"])
		}
		docs[i].Spans = append(docs[i].Spans, s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return docs, nil
}

// eachRow calls do with the number, from 1, and the columns of each row of a
// Parquet file.
func eachRow(name string, columns []string, do func(n int, row map[string]string) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	in, err := export.OpenInput(f, info.Size(), func(c string) bool { return slices.Contains(columns, c) })
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close()
	for n := 1; ; n++ {
		row, err := in.Next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := do(n, row); err != nil {
			return err
		}
	}
}
