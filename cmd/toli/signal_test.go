package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// asProgram tells a process of this test to be the program.
const asProgram = "TOLI_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// TestSignals ends a process at work by each signal: within a second, with exit
// code 130, with no file of its own left behind and earlier results untouched.
func TestSignals(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such signals")
	}
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 300)
	if code, _, stderr := toli(t.Context(), "", "run", "a.jsonl"); code != exitRejects {
		t.Fatal(stderr)
	}
	want := contents(t, "toli-out")
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		c := exec.Command(os.Args[0], "run", "a.jsonl", "-", "--force")
		c.Env = append(os.Environ(), asProgram+"=1")
		var log bytes.Buffer
		c.Stderr = &log
		stdin, err := c.StdinPipe() // stays open: an input without end
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, "toli-out/.mentions.parquet.part")
		if err := c.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		err = c.Wait()
		took := time.Since(start)
		stdin.Close()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted || took > time.Second {
			t.Errorf("%v: %v after %v: %s", signal, err, took, log.String())
		}
		got := contents(t, "toli-out")
		for name, b := range want {
			if !bytes.Equal(got[name], b) {
				t.Errorf("%v: %s is not what it was", signal, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%v: %d files, %d before", signal, len(got), len(want))
		}
	}
}

// waitFor waits until a file is there.
func waitFor(t *testing.T, name string) {
	t.Helper()
	for range 500 {
		if _, err := os.Stat(name); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("no %s after 5 seconds", name)
}

func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
	for _, name := range append(names, hidden...) {
		if all[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
