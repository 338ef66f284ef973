package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"

	"github.com/spf13/cobra"

	"toli/export"
	"toli/extract"
	"toli/extract/ner"
	"toli/extract/standard"
	"toli/pipeline"
	"toli/pipeline/source"
	"toli/seeds"
)

// knowledge is what the stages know before they read, as flags give it.
type knowledge struct {
	gazetteers []string
	model      string
	noProse    bool
}

func (k *knowledge) flags(c *cobra.Command) {
	gazetteerFlag(c, &k.gazetteers)
	c.Flags().BoolVar(&k.noProse, "no-prose", false, "leave out the second opinion of the prose tagger")
	c.Flags().StringVar(&k.model, "model", "", "a trained model (`file`) in place of the built-in one")
}

// load returns the standard stages, and what tables say about their knowledge.
func (k *knowledge) load() ([]standard.Stage, export.Metadata, error) {
	m := export.Metadata{Tool: version}
	g, err := openGazetteer(k.gazetteers)
	if err != nil {
		return nil, m, err
	}
	opt := standard.Options{Gazetteer: g, NoProse: k.noProse}
	model := ner.Builtin
	if k.model != "" {
		if model, err = os.ReadFile(k.model); err != nil {
			return nil, m, err
		}
		opt.Model = model
	}
	m.Model = checksum(model)
	parts := [][]byte{seeds.Gazetteer}
	for _, name := range k.gazetteers {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, m, err
		}
		parts = append(parts, b)
	}
	m.Gazetteer = checksum(parts...)
	stages, err := standard.Stages(opt)
	return stages, m, err
}

// checksum returns the SHA-256 of parts, in hex.
func checksum(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// article is a document on its way from a source to the tables.
type article struct {
	record *source.Record
	doc    extract.Document
}

// Size returns the bytes of the article before it is decoded.
func (a *article) Size() int { return a.record.Size() }

// newPipeline returns the pipeline that decodes the records of src and runs
// stages over them. A document that breaks an invariant is rejected at the end.
func newPipeline(src *source.Source, stages []standard.Stage) (*pipeline.Pipeline[*article], error) {
	all := []pipeline.Stage[*article]{{Name: "decode", Do: func(a *article) error { return a.decode(src) }}}
	for _, s := range stages {
		all = append(all, pipeline.Stage[*article]{
			Name: s.Name, Needs: s.Needs, Do: func(a *article) error { return s.Do(&a.doc) },
		})
	}
	all = append(all, pipeline.Stage[*article]{Name: "check", Do: (*article).check})
	return pipeline.New(all...)
}

// check is the last stage. What was evidence for mentions only is then dropped,
// for the document may wait to be written.
func (a *article) check() error {
	err := a.doc.Check()
	a.doc.Lookups, a.doc.Candidates = nil, nil
	return err
}

// decode fills the document from its record, whose bytes are then dropped.
func (a *article) decode(src *source.Source) error {
	d, err := src.Decode(a.record)
	if err != nil {
		return err
	}
	date := standard.ParseDate(d.Date)
	date.Source = d.DateSource
	a.doc = extract.Document{
		ID: d.ID, URI: d.URI, Title: d.Title, Author: d.Author, Site: d.Site, Lang: d.Lang,
		Encoding: d.Encoding, SHA256: d.SHA256, NBytes: d.NBytes, Date: date, Text: d.Text,
	}
	a.record.Bytes, a.record.Fields = nil, nil
	return nil
}
