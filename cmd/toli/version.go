package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"toli/export"
)

// version is the version of the program; CHANGELOG.md says what is in it.
const version = "0.1.0"

func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of its tables",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(c.OutOrStdout(), "toli %s, tables %s\n", version, export.SchemaVersion)
			return err
		},
	}
}
