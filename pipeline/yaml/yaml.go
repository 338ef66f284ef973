// Package yaml reads YAML, of which JSON is a part.
package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// Unmarshal reads a document into v, as encoding/json does. An error is one
// line, without the number of a line, which the library often gives one off.
func Unmarshal(data []byte, v any) error {
	if err := yaml.Unmarshal(data, v); err != nil {
		return errors.New(prefix.ReplaceAllString(oneLine(err), ""))
	}
	return nil
}

// UnmarshalStrict is Unmarshal, but keys that v has no field for are an error,
// and so is a second document. Errors give lines.
func UnmarshalStrict(data []byte, v any) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(v); err != nil && err != io.EOF {
		return errors.New(strings.TrimPrefix(oneLine(err), "yaml: "))
	}
	if err := d.Decode(new(any)); err != io.EOF {
		return fmt.Errorf("holds more than one document")
	}
	return nil
}

var prefix = regexp.MustCompile(`^yaml: (?:line \d+: )?`)

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
