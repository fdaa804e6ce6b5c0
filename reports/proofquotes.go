package reports

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// QuoteDigest tells quotes apart in the archive of reports without keeping their
// words: the same for a quote that differs in capitals, accents or spaces.
func QuoteDigest(t records.Testimonial) string {
	sum := sha256.Sum256([]byte(lexicon.Fold(unquoted(t.Quote))))
	return hex.EncodeToString(sum[:])
}
