package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"toli/extract/romanize"
)

// newNamesCommand returns "toli names".
func newNamesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "names",
		Short: "Spellings of persons' names: keys, comparison, groups",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.AddCommand(newNamesKeyCommand(), newNamesMatchCommand(), newNamesClusterCommand())
	return c
}

func newNamesKeyCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "key NAME…",
		Short:   "The key that the spellings of a name share, one line a name",
		Example: `  toli names key "Choe Tae Bok" "Ch'oe T'ae-bok" 최태복`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, name := range args {
				if _, err := fmt.Fprintln(cmd.OutOrStdout(), romanize.Key(name)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func newNamesMatchCommand() *cobra.Command {
	var pairs string
	c := &cobra.Command{
		Use:   "match A B",
		Short: "Whether two names can be one person's, and why",
		Long: `Whether two names can be one person's, and why: the score from 0 to 1, "same" from
0.5 up or "different", and the rule.

With --pairs, a CSV with the columns a and b, and label where it is known (1, true,
same or match for one person), is written to standard output with the columns
score, same and why added; precision, recall and F1 go to standard error.`,
		Example: `  toli names match "Lee Myung-bak" "Ri Myong Bak"
  toli names match --pairs pairs.csv > matched.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if pairs == "" && len(args) != 2 || pairs != "" && len(args) != 0 {
				return fmt.Errorf("got %d names: give two, or --pairs FILE alone", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if pairs != "" {
				return matchPairs(pairs, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
			}
			score, why := romanize.Match(args[0], args[1])
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%.2f %s: %s\n", score, sameWord(score), why)
			return err
		},
	}
	c.Flags().StringVar(&pairs, "pairs", "", "`file` of pairs, CSV with the columns a,b[,label]; - is standard input")
	return c
}

func sameWord(score float64) string {
	if score >= romanize.Threshold {
		return "same"
	}
	return "different"
}

// matchPairs adds score, same and why to the rows of a CSV of pairs.
func matchPairs(name string, stdin io.Reader, stdout, stderr io.Writer) error {
	in, closeIn, err := openInput(name, stdin)
	if err != nil {
		return err
	}
	defer closeIn()
	buffered := bufio.NewReader(in)
	if mark, _ := buffered.Peek(3); string(mark) == "\xef\xbb\xbf" {
		_, _ = buffered.Discard(3)
	}
	r := csv.NewReader(buffered)
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: no header: the first line must name the columns a,b[,label]: %w", name, err)
	}
	a, b, label := column(header, "a"), column(header, "b"), column(header, "label")
	if a < 0 || b < 0 {
		return fmt.Errorf("%s:1: columns %s: there must be columns a and b", name, strings.Join(header, ","))
	}
	w := csv.NewWriter(stdout)
	if err := w.Write(append(header, "score", "same", "why")); err != nil {
		return err
	}
	var t verdicts
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		score, why := romanize.Match(row[a], row[b])
		same := score >= romanize.Threshold
		if label >= 0 {
			truth, known := readLabel(row[label])
			if !known && strings.TrimSpace(row[label]) != "" {
				line, _ := r.FieldPos(label)
				return fmt.Errorf("%s:%d: label %q unknown: write 1 or 0, true or false, same or different", name, line, row[label])
			}
			if known {
				t.add(same, truth)
			}
		}
		if err := w.Write(append(row, strconv.FormatFloat(score, 'f', 2, 64), strconv.FormatBool(same), why)); err != nil {
			return err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	if label >= 0 {
		fmt.Fprintln(stderr, t)
	}
	return nil
}

func column(header []string, name string) int {
	for i, h := range header {
		if strings.EqualFold(strings.TrimSpace(h), name) {
			return i
		}
	}
	return -1
}

// readLabel reads a label of a pair.
func readLabel(s string) (same, known bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "1", "true", "same", "match", "yes", "positive", "pos", "t", "y":
		return true, true
	case "0", "false", "different", "non-match", "nonmatch", "no", "negative", "neg", "f", "n", "no_match", "no-match":
		return false, true
	}
	return false, false
}

// verdicts counts pairs by what was said of them and what is true.
type verdicts struct{ both, said, truth, none int }

func (t *verdicts) add(said, truth bool) {
	switch {
	case said && truth:
		t.both++
	case said:
		t.said++
	case truth:
		t.truth++
	default:
		t.none++
	}
}

// String says precision, recall and F1. A share of nothing is 0.
func (t verdicts) String() string {
	p, r := share(t.both, t.both+t.said), share(t.both, t.both+t.truth)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("pairs %d  same %d  precision %.4f  recall %.4f  F1 %.4f", t.both+t.said+t.truth+t.none, t.both+t.truth, p, r, f)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func newNamesClusterCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "cluster FILE",
		Short: "The names of a file, one a line, in groups of one person's spellings",
		Long: `The names of a file, one a line, in the order of the file, each after a tab and the
number of its group: the line of the group's first name. - is standard input.`,
		Example: "  toli names cluster names.txt | sort -n",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, closeIn, err := openInput(args[0], cmd.InOrStdin())
			if err != nil {
				return err
			}
			defer closeIn()
			var names []string
			lines := bufio.NewScanner(in)
			lines.Buffer(nil, 1<<24)
			for lines.Scan() {
				names = append(names, strings.TrimSuffix(lines.Text(), "\r"))
			}
			if err := lines.Err(); err != nil {
				return fmt.Errorf("%s:%d: %w", args[0], len(names)+1, err)
			}
			w := bufio.NewWriter(cmd.OutOrStdout())
			for i, group := range romanize.Cluster(names) {
				fmt.Fprintf(w, "%d\t%s\n", group+1, names[i])
			}
			return w.Flush()
		},
	}
}

// openInput opens a file, or standard input for "-".
func openInput(name string, stdin io.Reader) (io.Reader, func(), error) {
	if name == "-" {
		return stdin, func() {}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	return f, func() { _ = f.Close() }, nil
}
