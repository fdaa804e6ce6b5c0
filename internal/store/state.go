package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// state is what is there to be counted: the active imports and the decisions
// that hold, by which rules.
type state struct {
	imports           []activeImport
	decided           []Decision
	digest, signature string
	many              bool
}

// look reads the state by some rules.
func (s *Store) look(ctx context.Context, q querier, rules records.Rules) (state, error) {
	at, err := s.lookAtData(ctx, q)
	if err != nil {
		return at, err
	}
	at.signature, err = signatureOf(at.digest, withDefaults(rules))
	return at, err
}

// lookAtData reads the state without its signature.
func (s *Store) lookAtData(ctx context.Context, q querier) (at state, err error) {
	if at.imports, err = importsWhere(ctx, q, s.counted()); err != nil {
		return at, err
	}
	if at.decided, err = decisions(ctx, q, s.deciding()); err != nil {
		return at, err
	}
	at.many = participantRows(at.imports) >= q.speaks().keptRows
	at.digest, err = digestOf(ctx, q, at.imports, at.decided)
	return at, err
}

// digestOf names a state. Imported rows never change unless somebody is
// forgotten, so the numbers of imports, of decisions and of people forgotten are
// one.
func digestOf(ctx context.Context, q querier, imports []activeImport, decided []Decision) (string, error) {
	var forgotten int64
	if err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX(id), 0) FROM forgotten").Scan(&forgotten); err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, i := range imports {
		fmt.Fprintf(sum, "|%d", i.id)
	}
	for _, d := range decided {
		fmt.Fprintf(sum, "|%d %s %d %d %t %s %s", d.ID, d.Kind, d.A, d.B, d.One, d.AName, d.BName)
	}
	fmt.Fprintf(sum, "|%d", forgotten)
	return hex.EncodeToString(sum.Sum(nil)), nil
}
