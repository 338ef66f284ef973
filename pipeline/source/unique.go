package source

import (
	"crypto/sha256"
	"fmt"
)

// IDs remembers which document ids were used. The zero value is empty. It
// keeps 16 bytes for each id. One goroutine's, the sink's: only in the order of
// the input is it certain which of two documents is the second.
type IDs struct {
	seen map[[16]byte]struct{}
}

// Add records the id of a document, or returns an error when an earlier
// document has it.
func (u *IDs) Add(id string) error {
	sum := sha256.Sum256([]byte(id))
	key := [16]byte(sum[:16])
	if _, ok := u.seen[key]; ok {
		return fmt.Errorf("second document with id %q: leave it out, or name documents by their place with --id-column -", id)
	}
	if u.seen == nil {
		u.seen = make(map[[16]byte]struct{})
	}
	u.seen[key] = struct{}{}
	return nil
}
