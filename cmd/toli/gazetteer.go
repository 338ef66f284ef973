package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
	"toli/seeds"
)

// openGazetteer opens the built-in gazetteer with the tables in files on top,
// the later ones over the earlier.
func openGazetteer(files []string) (*gazetteer.Gazetteer, error) {
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		layered, err := gazetteer.LayerTable(g, name, f)
		f.Close()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		g = layered
	}
	return g, errors.Join(errs...)
}

// newGazetteerCommand returns the command that builds, checks and shows the
// gazetteer.
func newGazetteerCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "gazetteer",
		Short: "Build, check and look into what toli knows before it reads",
	}
	c.AddCommand(newGazetteerBuild(), newGazetteerCheck(), newGazetteerLookup(), newGazetteerExport(), newGazetteerStats())
	return c
}

func newGazetteerBuild() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "build [FOLDER]",
		Short: "Compile the tables *.tsv of a folder (default seeds/gazetteer) to one blob",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "seeds/gazetteer"
			if len(args) > 0 {
				dir = args[0]
			}
			rows, errs := gazetteer.ReadTables(os.DirFS(dir), filepath.ToSlash(dir))
			if len(rows) == 0 && len(errs) == 0 {
				return fmt.Errorf("%s: no tables *.tsv", dir)
			}
			blob, err := gazetteer.Compile(rows)
			if err := errors.Join(append(errs, err)...); err != nil {
				return err
			}
			if err := writeFile(out, blob); err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%s: %d entries, %d bytes\n", out, len(rows), len(blob))
			return nil
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "seeds/gazetteer.bin", "the `file` to write")
	return c
}

// writeFile writes data under a temporary name first, so that no reader sees
// half a file.
func writeFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

func newGazetteerCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE...",
		Short: "Say what is wrong with tables, every problem with file and line",
		Long: `Say what is wrong with tables, every problem with file and line.

A folder stands for its tables *.tsv, which are held to the rules of the built-in
ones: sorted by unique id, and no demonym as a name. A file is checked as a table
for --gazetteer, of which only name and label are needed.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			var errs []error
			for _, name := range args {
				n, e := checkTables(name)
				errs = append(errs, e...)
				if len(e) == 0 {
					fmt.Fprintf(c.OutOrStdout(), "%s: %d rows, no problem\n", name, n)
				}
			}
			return errors.Join(errs...)
		},
	}
}

// checkTables returns the number of rows in a table or a folder of tables, and
// what is wrong with them.
func checkTables(name string) (int, []error) {
	info, err := os.Stat(name)
	if err != nil {
		return 0, []error{err}
	}
	if info.IsDir() {
		rows, errs := gazetteer.ReadTables(os.DirFS(name), filepath.ToSlash(name))
		return len(rows), append(errs, gazetteer.Check(rows)...)
	}
	f, err := os.Open(name)
	if err != nil {
		return 0, []error{err}
	}
	defer f.Close()
	_, n, errs := gazetteer.CompileTable(name, f)
	return n, errs
}

func newGazetteerLookup() *cobra.Command {
	var files []string
	c := &cobra.Command{
		Use:   "lookup NAME...",
		Short: "Show the entries of a name, or the names in a text (- reads standard input)",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			g, err := openGazetteer(files)
			if err != nil {
				return err
			}
			for _, name := range args {
				if name == "-" {
					text, err := io.ReadAll(c.InOrStdin())
					if err != nil {
						return err
					}
					name = strings.ToValidUTF8(string(text), "\ufffd")
				}
				if !showNamed(c.OutOrStdout(), g, name) && !showLookups(c.OutOrStdout(), g, name) {
					fmt.Fprintf(c.ErrOrStderr(), "%q: the gazetteer has no such name\n", clip(name))
				}
			}
			return nil
		},
	}
	gazetteerFlag(c, &files)
	return c
}

func gazetteerFlag(c *cobra.Command, files *[]string) {
	c.Flags().StringArrayVar(files, "gazetteer", nil, "a table of yours (`file` .tsv or .csv) over the built-in one; may be repeated")
}

// clip shortens a text for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// showNamed writes the entries of a name, or of an id, in full, and reports
// whether there are any.
func showNamed(w io.Writer, g *gazetteer.Gazetteer, name string) bool {
	found := g.Named(name, nil)
	if i, ok := g.Find(name); ok && !slices.Contains(found, i) {
		found = append(found, i)
	}
	slices.SortStableFunc(found, func(a, b uint32) int { return cmp.Compare(g.Entry(b).Prior, g.Entry(a).Prior) })
	for _, i := range found {
		showEntry(w, g.Entry(i))
	}
	return len(found) > 0
}

func showEntry(w io.Writer, e gazetteer.Entry) {
	fmt.Fprintf(w, "%s\n", e.ID)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %-11s %s\n", name, value)
		}
	}
	field("name", e.Name)
	field("label", strings.TrimSpace(e.Label.String()+" "+e.Kind.String()))
	field("country", e.Country)
	field("aliases", strings.Join(e.Aliases, " | "))
	field("native", strings.Join(e.Native, " | "))
	field("role", e.Role)
	if e.From != "" || e.To != "" {
		field("held", e.From+"/"+e.To)
	}
	if e.HasCoord {
		field("coordinates", fmt.Sprintf("%.5f, %.5f", e.Lat, e.Lon))
	}
	field("wikidata", e.Wikidata)
	if e.Geonames != 0 {
		field("geonames", fmt.Sprint(e.Geonames))
	}
	field("prior", fmt.Sprint(e.Prior))
	field("source", e.Source)
}

// showLookups writes the names found in a text, and reports whether there are
// any.
func showLookups(w io.Writer, g *gazetteer.Gazetteer, text string) bool {
	d := extract.Document{Text: text}
	if segment.Annotate(&d) != nil || g.Annotate(&d) != nil {
		return false
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, l := range d.Lookups {
		s, e := d.TokenSpan(l.First, l.Last), g.Entry(l.Entry)
		fmt.Fprintf(t, "%d-%d\t%s\t%s\t%s\t%s\t%s\t%.2f\n", s.Start, s.End, strings.Join(strings.Fields(s.In(text)), " "),
			cmp.Or(e.Label.String(), "-"), e.Kind, e.ID, e.Name, e.Prior)
	}
	t.Flush()
	return len(d.Lookups) > 0
}
