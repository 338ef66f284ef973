package main

import (
	"github.com/spf13/cobra"
)

// newRootCommand returns the program with all its commands.
func newRootCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "toli",
		Short: "Persons, places, organisations and dates in news about Mongolia, the Koreas and their neighbours",
		Long: `toli reads articles and writes tables of the persons, places, organisations and
dates that they name, for a notebook or a database to read.`,
		Example: `  toli run seeds/articles
  toli run news.zip more.jsonl --out tables --format parquet,arrow
  toli show article.html
  toli check tables`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	c.AddCommand(
		newRunCommand(),
		newShowCommand(),
		newCheckCommand(),
		newGazetteerCommand(),
		newDatesCommand(),
		newNamesCommand(),
		newScoreCommand(),
		newConvertCommand(),
		newTrainCommand(),
		newWorkerCommand(),
		newVersionCommand(),
	)
	return c
}
