// Command toli reads articles and writes tables of the persons, places,
// organisations and dates that they name.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// The exit codes.
const (
	exitOK          = 0
	exitRejects     = 1 // tables are complete for the rest
	exitFell        = 1 // a figure is below its baseline
	exitUsage       = 2 // or configuration, or output that cannot be written
	exitInterrupted = 130
)

// errRejects ends a command whose documents were not all good. It is reported
// by the command itself.
var errRejects = errors.New("some documents were rejected")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop() // a second signal kills
		time.Sleep(900 * time.Millisecond)
		os.Exit(exitInterrupted) // something does not return, such as a write to a full pipe
	})
	os.Exit(Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Main runs the program with the given arguments, without its name, and
// returns its exit code. A cancelled ctx is an interrupt.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "toli: interrupted")
		return exitInterrupted
	case errors.Is(err, errRejects):
		return exitRejects
	case errors.Is(err, errFell):
		fmt.Fprintf(stderr, "toli: %v\n", err)
		return exitFell
	}
	fmt.Fprintf(stderr, "toli: %v\n", err)
	return exitUsage
}
