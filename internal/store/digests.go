package store

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// digest64 is a 64-bit digest of texts, never 0. It stands for a text where
// rows are compared by the million; that two of a million texts share one is a
// matter of 1 in 30 million, and SHA-256 keeps anybody from making it happen at
// will for less than 2^32 tries.
func digest64(parts ...string) int64 {
	var space [512]byte
	buffer := space[:0]
	for _, part := range parts {
		buffer = append(buffer, part...)
		buffer = append(buffer, 0x1f)
	}
	sum := sha256.Sum256(buffer)
	if n := int64(binary.BigEndian.Uint64(sum[:8])); n != 0 {
		return n
	}
	return 1
}

// foldName brings the name of a person to the form in which names are compared:
// folded, the words in order of the alphabet. A name of symbols alone, which
// folding would empty, stays as it is.
func foldName(name string) string {
	folded := lexicon.Fold(name)
	if folded == "" {
		return strings.ToLower(strings.TrimSpace(name))
	}
	if !strings.Contains(folded, " ") {
		return folded
	}
	words := strings.Fields(folded)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// foldEmail is the form in which e-mail addresses are compared.
func foldEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// emailDigest is 0 where there is no address.
func emailDigest(email string) int64 {
	if folded := foldEmail(email); folded != "" {
		return digest64(folded)
	}
	return 0
}
