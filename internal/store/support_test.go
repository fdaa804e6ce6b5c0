package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/store"
)

// digestOf stands for the digest of a file with these sheets.
func digestOf(sheets []sheet) string {
	sum := sha256.New()
	for _, s := range sheets {
		data, err := json.Marshal([]any{s.name, s.exchange, s.people, s.organizations, s.quotes})
		if err != nil {
			panic(err)
		}
		sum.Write(data)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// lines writes the rows of a table as "key: participants/participations/organizations".
func lines(table store.Table) string {
	var b strings.Builder
	for _, row := range table.Rows {
		fmt.Fprintf(&b, "%s: %d/%d/%d\n", strings.Join(row.Key, ","), row.Participants, row.Participations, row.Organizations)
	}
	return b.String()
}

// totals writes totals as "participants/participations/organizations countries exchanges rows".
func totals(t store.Totals) string {
	return fmt.Sprintf("%d/%d/%d %d %d %d", t.Participants, t.Participations, t.Organizations, t.Countries, t.Exchanges, t.Rows)
}
