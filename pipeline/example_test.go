package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"toli/pipeline"
)

type note struct{ text string }

func Example() {
	upper := pipeline.Stage[*note]{Name: "upper", Do: func(n *note) error {
		n.text = strings.ToUpper(n.text)
		return nil
	}}
	check := pipeline.Stage[*note]{Name: "check", Needs: []string{"upper"}, Do: func(n *note) error {
		if n.text == "" {
			return errors.New("empty")
		}
		return nil
	}}
	p, err := pipeline.New(upper, check)
	if err != nil {
		fmt.Println(err)
		return
	}
	notes := func(yield func(*note, error) bool) {
		for _, text := range []string{"ulaanbaatar", "", "seoul"} {
			if !yield(&note{text}, nil) {
				return
			}
		}
	}
	err = p.Run(context.Background(), notes, func(b pipeline.Batch[*note]) error {
		for i, n := range b.Items {
			fmt.Printf("%q %v\n", n.text, b.Errs[i])
		}
		return nil
	}, pipeline.Options{Workers: 2})
	fmt.Println(err)
	// Output:
	// "ULAANBAATAR" <nil>
	// "" check: empty
	// "SEOUL" <nil>
	// <nil>
}
