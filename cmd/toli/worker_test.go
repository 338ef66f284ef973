package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

var textSchema = arrow.NewSchema([]arrow.Field{
	{Name: "doc_id", Type: arrow.BinaryTypes.String, Nullable: true},
	{Name: "other", Type: arrow.PrimitiveTypes.Int32, Nullable: true},
	{Name: "text", Type: arrow.BinaryTypes.LargeString, Nullable: true},
	{Name: "date", Type: arrow.BinaryTypes.String, Nullable: true},
}, nil)

// textBatch is a record of {id, text, date} rows; "NULL" is null.
func textBatch(rows ...[3]string) arrow.Record {
	b := array.NewRecordBuilder(memory.DefaultAllocator, textSchema)
	for _, r := range rows {
		b.Field(0).AppendValueFromString(r[0])
		b.Field(1).AppendNull()
		if r[1] == "NULL" {
			b.Field(2).AppendNull()
		} else {
			b.Field(2).(*array.LargeStringBuilder).Append(r[1])
		}
		b.Field(3).(*array.StringBuilder).Append(r[2])
	}
	return b.NewRecord()
}

func textStream(t *testing.T, batches ...arrow.Record) string {
	t.Helper()
	var b bytes.Buffer
	w := ipc.NewWriter(&b, ipc.WithSchema(textSchema))
	for _, rec := range batches {
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// table returns the rows of a stream as strings "column=value …", without the
// columns in drop and without nulls, a list for each batch.
func table(t *testing.T, stream string, drop ...string) (batches [][]string) {
	t.Helper()
	r, err := ipc.NewReader(strings.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	for r.Next() {
		rec := r.Record()
		rows := make([]string, rec.NumRows())
		for i, c := range rec.Columns() {
			name := rec.ColumnName(i)
			for row := range rows {
				if !c.IsNull(row) && !strings.Contains(" "+strings.Join(drop, " ")+" ", " "+name+" ") {
					rows[row] += fmt.Sprintf("%s=%s ", name, c.ValueStr(row))
				}
			}
		}
		batches = append(batches, rows)
	}
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	return batches
}

// TestWorkerSaysWhatRunSays compares the worker with the stream of toli run
// over the fixtures, for several numbers of workers and sizes of batches.
func TestWorkerSaysWhatRunSays(t *testing.T) {
	files, err := filepath.Glob("../../testdata/gold/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	code, want, stderr := toli(t.Context(), "", append([]string{"run", "--out", "-", "--format", "arrow", "--input-format", "txt"}, files...)...)
	if code != 0 {
		t.Fatalf("run: exit %d, %s", code, stderr)
	}
	wantRows := flat(table(t, want))
	for _, size := range []int{1, 3, len(files)} {
		var batches []arrow.Record
		var rows [][3]string
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if rows = append(rows, [3]string{filepath.ToSlash(f), string(b), ""}); len(rows) == size {
				batches, rows = append(batches, textBatch(rows...)), nil
			}
		}
		batches = append(batches, textBatch(rows...)) // perhaps of no row
		code, got, stderr := toli(t.Context(), textStream(t, batches...), "worker", "--workers", fmt.Sprint(size))
		if code != 0 {
			t.Fatalf("exit %d, %s", code, stderr)
		}
		answers := table(t, got, "row", "error")
		if len(answers) != len(batches) {
			t.Errorf("%d batches for %d", len(answers), len(batches))
		}
		if got := flat(answers); strings.Join(got, "\n") != strings.Join(wantRows, "\n") {
			t.Errorf("batches of %d: %d rows, want the %d rows of run", size, len(got), len(wantRows))
			for i := range min(len(got), len(wantRows)) {
				if got[i] != wantRows[i] {
					t.Errorf("first difference:\n got %s\nwant %s", got[i], wantRows[i])
					break
				}
			}
		}
	}
	if len(wantRows) < 500 {
		t.Errorf("only %d mentions", len(wantRows))
	}
}

func flat(batches [][]string) (rows []string) {
	for _, b := range batches {
		rows = append(rows, b...)
	}
	return rows
}

func TestWorkerRejects(t *testing.T) {
	in := textStream(t,
		textBatch([3]string{"a", "NULL", ""}, [3]string{"b", "", ""}, [3]string{"c", "Kim Jong Un left.", "2012-11-20"}),
		textBatch([3]string{"d", "He left.", "yesterday"}, [3]string{"e", "Broken \xff\xfe.", ""}, [3]string{"f", strings.Repeat("a ", 9<<20), ""}),
	)
	code, out, stderr := toli(t.Context(), in, "worker")
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d, %s", code, stderr)
	}
	got := flat(table(t, out, strings.Fields("start_byte end_byte start_char end_char mention sentence link_score confidence source zone")...))
	want := []string{
		"row=0 doc_id=a error=text is null ",
		"row=2 doc_id=c text=Kim Jong Un label=PERSON entity_id=person.kp.kim-jong-un entity_name=Kim Jong-un ",
		`row=3 doc_id=d error=date "yesterday" is not YYYY, YYYY-MM or YYYY-MM-DD `,
		"row=4 doc_id=e error=text is not UTF-8 ",
		"row=5 doc_id=f error=text has 18874368 bytes, more than 16777216: cut it into parts ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWorkerBadInput(t *testing.T) {
	whole := textStream(t, textBatch([3]string{"a", "Kim Jong Un left.", ""}))
	other := arrow.NewSchema([]arrow.Field{{Name: "body", Type: arrow.BinaryTypes.String}}, nil)
	wrong := arrow.NewSchema([]arrow.Field{{Name: "text", Type: arrow.BinaryTypes.Binary}}, nil)
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", "standard input: empty: an Arrow IPC stream of documents is read from it"},
		{"text", "Kim Jong Un left.\n", "standard input: no Arrow IPC stream"},
		{"no text", schemaOnly(t, other), "standard input: no column text among 1 columns"},
		{"binary", schemaOnly(t, wrong), "standard input: column text is binary: cast it to string"},
		{"cut", whole[:len(whole)-30], "standard input: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, _, stderr := toli(t.Context(), test.in, "worker")
			if code != 2 || !strings.Contains(stderr, test.want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("exit %d, %q, want 2 and %q", code, stderr, test.want)
			}
		})
	}
}

func schemaOnly(t *testing.T, s *arrow.Schema) string {
	t.Helper()
	var b bytes.Buffer
	if err := ipc.NewWriter(&b, ipc.WithSchema(s)).Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWorkerAnswersAtOnce sends one batch and waits for its answer before it
// sends the next, and then interrupts.
func TestWorkerAnswersAtOnce(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	done := make(chan int, 1)
	go func() { done <- Main(ctx, []string{"worker"}, in, out, io.Discard) }()
	w := ipc.NewWriter(send, ipc.WithSchema(textSchema))
	var r *ipc.Reader
	for i := range 3 {
		if err := w.Write(textBatch([3]string{"a", "Kim Jong Un left.", ""})); err != nil {
			t.Fatal(err)
		}
		if r == nil {
			var err error
			if r, err = ipc.NewReader(receive); err != nil {
				t.Fatal(err)
			}
		}
		if !r.Next() || r.Record().NumRows() != 1 || r.Record().Column(0).ValueStr(0) != fmt.Sprint(i) {
			t.Fatalf("answer %d: %v, %v", i, r.Record(), r.Err())
		}
	}
	interrupt()
	select {
	case code := <-done:
		if code != exitInterrupted {
			t.Errorf("exit %d", code)
		}
	case <-time.After(5 * time.Second):
		t.Error("still waits for input after an interrupt")
	}
}
