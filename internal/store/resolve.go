package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// resolved is what the stored texts mean by the rules of a workspace: numbers
// for keys in memory, and temporary tables on the counting connection (fact,
// listing, place, member), so that a database which cannot be written to can be
// counted. It holds for one state of the data and one set of rules.
type resolved struct {
	digest    string // of imports and decisions
	signature string // of these and the rules
	rules     records.Rules
	decided   []Decision // those that hold
	keys      *keys
	imports   []activeImport
	// meaning maps terms to keys or sets, plain the kinds in which every term
	// means itself.
	meaning  map[int64]int64
	plain    [termKinds]bool
	spans    map[int64]span // days of terms
	born     map[int64]int  // age terms that state a year of birth
	hidden   []int64        // status and role terms of rows that do not count
	texts    []string       // by term, as the next two
	statuses []lexicon.CountryStatus
	abouts   []about

	gatherings map[int64]span // days of exchanges, by number
	names      *organizationNames
	// places are those of organizations and of the sets in crowds: what a cell
	// means that names several. parted says of the terms of such cells which.
	places  map[int64]*place
	crowds  []int64
	parted  map[int64][]Named
	words   map[string]map[string]string // labels by dimension and key
	areas   map[string]string            // texts of focus areas that no register has
	written map[int64][]Spelling         // of organizations
	merged  bool
	// terms is the highest number of a term. people is the person of each
	// persona, and ledger the facts, where these are counted in memory.
	terms  int64
	people []uint32
	// many tells that answers are kept.
	many bool
	// remembered tells that people is what was kept.
	remembered bool
	runs       []personaRun
	ledger     *ledger
	// oneExchange tells that all rows are of one exchange (or of none).
	oneExchange bool
	totals      map[string]Totals // by scope
}

// activeImport is an import that counts, and where its rows stand.
type activeImport struct {
	sheetRows
	file, columns             string
	exchange                  int64 // term
	firstPersona, lastPersona int64
}

// span is a span of days as numbers: 20170619. Where the day or the month is
// not known it is 00 in the first and 99 in the last.
type span struct{ from, to int64 }

// temporary lists the tables that resolving makes.
var temporary = []string{"fact", "listing", "place", "member", "territory", "meaning", "day", "gathering", "merged", "born", "filled"}

// counting hands fn the connection on which the data stand resolved by the
// rules, resolving them anew when the data or the rules have changed. What fn
// reads is of the same state of the data.
func (s *Store) counting(ctx context.Context, rules records.Rules, fn func(q querier, r *resolved) error) error {
	return s.snapshot(ctx, func(q querier) error {
		at, err := s.look(ctx, q, rules)
		if err != nil {
			return err
		}
		if err := s.resolve(ctx, q, at, withDefaults(rules)); err != nil {
			return err
		}
		return fn(q, s.resolved)
	})
}

// snapshot runs fn in a transaction of the connection that counts, so that an
// import which is committed meanwhile is seen whole or not at all.
func (s *Store) snapshot(ctx context.Context, fn func(q querier) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.openReader(ctx); err != nil {
		return fromDriver(err)
	}
	q, before := s.reader, s.resolved
	_, err := q.ExecContext(ctx, q.beginReading)
	if err == nil {
		err = fn(q)
	}
	if err == nil {
		if _, err = q.ExecContext(ctx, "COMMIT"); err == nil {
			return nil
		}
	}
	if s.resolved != before {
		s.resolved = nil // its tables go with the transaction
	}
	if _, failed := q.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); failed != nil && s.server != nil {
		// The connection is lost, and with it all that was resolved.
		q.Close()
		s.reader, s.resolved = nil, nil
	}
	return fromDriver(err)
}

func (s *Store) openReader(ctx context.Context) error {
	if s.reader != nil {
		return nil
	}
	conn, err := s.db.session(ctx)
	if err != nil {
		return err
	}
	for _, pragma := range conn.readingPragmas {
		if _, err := conn.ExecContext(ctx, pragma); err != nil {
			return errors.Join(err, conn.Close())
		}
	}
	s.reader = conn
	return nil
}

// withDefaults fills in what a workspace leaves unsaid. A list that is empty but
// not nil was said to be empty.
func withDefaults(rules records.Rules) records.Rules {
	standard := records.DefaultRules()
	if rules.AgeGroups == nil {
		rules.AgeGroups = standard.AgeGroups
	}
	if rules.NotCountedStatuses == nil {
		rules.NotCountedStatuses = standard.NotCountedStatuses
	}
	return rules
}

// resolve builds what a state of the data means, unless that is what stands
// resolved.
func (s *Store) resolve(ctx context.Context, q querier, at state, rules records.Rules) error {
	if s.resolved != nil && s.resolved.signature == at.signature {
		return nil
	}
	s.resolved = nil
	r, err := newResolved(ctx, q, at, rules)
	if err != nil {
		return fmt.Errorf("resolve: %w", fromDriver(err))
	}
	if r.many && !r.remembered {
		s.keep(r, questionPeople, packPeople(r.people))
	}
	s.resolved = r
	return nil
}

// newResolved resolves a state on a connection, whose temporary tables it makes
// anew.
func newResolved(ctx context.Context, q querier, at state, rules records.Rules) (*resolved, error) {
	if err := dropTemporary(ctx, q); err != nil {
		return nil, err
	}
	r := &resolved{digest: at.digest, signature: at.signature, rules: rules, decided: at.decided, imports: at.imports, many: at.many,
		runs: personaRuns(at.imports), totals: make(map[string]Totals)}
	return r, r.build(ctx, q)
}

func dropTemporary(ctx context.Context, q querier) error {
	if q.speaks().ledgerRows == 0 {
		return nil // none are made
	}
	for _, table := range temporary {
		if _, err := q.ExecContext(ctx, "DROP TABLE IF EXISTS "+table); err != nil {
			return err
		}
	}
	return nil
}

// build goes from the dictionaries to the facts.
func (r *resolved) build(ctx context.Context, q querier) error {
	next, err := nextID(ctx, q, "term")
	if err != nil {
		return err
	}
	r.terms = next - 1
	r.keys = newKeys(next)
	if err := r.readTerms(ctx, q); err != nil {
		return err
	}
	if err := r.readOrganizations(ctx, q); err != nil {
		return err
	}
	if participantRows(r.imports) >= q.speaks().ledgerRows {
		return r.buildLedger(ctx, q)
	}
	for _, stage := range []func(context.Context, querier) error{
		r.writeMeaning, r.writePeople, r.writeFacts, r.settleAges, r.settlePlaces, r.fillIn, r.keys.store,
	} {
		if err := stage(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// buildLedger brings the facts into memory.
func (r *resolved) buildLedger(ctx context.Context, q querier) error {
	if err := r.recallPeople(ctx, q); err != nil {
		return err
	}
	l, err := newLedger(ctx, q, r, r.people)
	if err != nil {
		return err
	}
	r.ledger = l
	return l.settlePlaces(ctx, q)
}

func importsWhere(ctx context.Context, q querier, where string) ([]activeImport, error) {
	rows, err := q.QueryContext(ctx, `SELECT i.id, i.sheet, i.kind, i.first_row, i.last_row, b.name, i.columns, i.exchange,
			i.first_persona, i.last_persona
		FROM import i JOIN batch b ON b.id = i.batch WHERE `+where+" ORDER BY i.id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []activeImport
	for rows.Next() {
		var i activeImport
		if err := rows.Scan(&i.id, &i.sheet, &i.kind, &i.first, &i.last, &i.file, &i.columns, &i.exchange,
			&i.firstPersona, &i.lastPersona); err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	return list, rows.Err()
}

// signatureOf tells states and rules apart.
func signatureOf(digest string, rules records.Rules) (string, error) {
	data, err := json.Marshal(rules)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(countingVersion + "|" + digest + "|" + string(data)))
	return hex.EncodeToString(sum[:]), nil
}

// participantRows is the number of rows of participants.
func participantRows(imports []activeImport) int64 {
	rows := int64(0)
	for _, i := range imports {
		if i.kind == records.Participants {
			rows += i.last - i.first + 1
		}
	}
	return rows
}

// of lists the imports of one kind.
func (r *resolved) of(kind records.Kind) []activeImport {
	var list []activeImport
	for _, i := range r.imports {
		if i.kind == kind {
			list = append(list, i)
		}
	}
	return list
}

// each runs a query and hands every row to fn, which scans it.
func each(ctx context.Context, q querier, fn func(rows *sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
