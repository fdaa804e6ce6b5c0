package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/namati/lex/internal/records"
)

// countingVersion changes when the rules of counting do: what an older lex kept
// is then not found.
const countingVersion = "4"

// keptAnswer is an answer on its way into the table kept.
type keptAnswer struct {
	imports, signature, question string
	answer                       []byte
}

// Answers are kept up to these bounds.
const (
	keptAnswers = 500
	keptBytes   = 4 << 20
	// keptQuestion is what fits into every index.
	keptQuestion = 2000
)

// answered asks a question of many rows, or takes the answer from what is kept:
// it holds for these imports and these rules. Small data are counted anew each
// time, so that reading them leaves the file alone.
func answered[T any](ctx context.Context, s *Store, kind string, query Query, ask func(q querier, r *resolved) (T, error)) (T, error) {
	var answer T
	question, err := json.Marshal([]any{kind, query.By, query.Where, query.Period.Start, query.Period.End, query.Language})
	if err != nil {
		return answer, err
	}
	err = s.snapshot(ctx, func(q querier) error {
		at, err := s.look(ctx, q, query.Rules)
		if err != nil {
			return err
		}
		if at.many && (s.resolved == nil || s.resolved.signature != at.signature) {
			found, err := readKept(ctx, q, at.signature, string(question))
			if err != nil {
				return err
			}
			if found != nil && json.Unmarshal(found, &answer) == nil {
				return nil
			}
		}
		if err := s.resolve(ctx, q, at, withDefaults(query.Rules)); err != nil {
			return err
		}
		if answer, err = ask(q, s.resolved); err != nil || !at.many {
			return err
		}
		body, err := json.Marshal(answer)
		if err == nil {
			s.keep(s.resolved, string(question), body)
		}
		return err
	})
	return answer, err
}

// readKept is the kept answer, nil where there is none.
func readKept(ctx context.Context, q querier, signature, question string) ([]byte, error) {
	var answer []byte
	err := q.QueryRowContext(ctx, "SELECT answer FROM kept WHERE signature = $1 AND question = $2", signature, question).Scan(&answer)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return answer, err
}

// keep notes an answer, to be written when the store is closed.
func (s *Store) keep(r *resolved, question string, answer []byte) {
	if s.then == nil && len(s.unkept) < keptAnswers && len(answer) <= keptBytes && len(question) <= keptQuestion {
		s.unkept = append(s.unkept, keptAnswer{r.digest, r.signature, question, answer})
	}
}

// writeKept writes the noted answers unless somebody is writing or the folder
// cannot be written to: nothing is lost but time.
func (s *Store) writeKept(ctx context.Context) error {
	list := s.unkept
	s.unkept = nil
	if len(list) == 0 || s.InMemory() {
		return nil
	}
	db, err := s.writableAgain(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.begin(ctx, time.Millisecond)
	if err != nil {
		return err
	}
	if err := s.replaceKept(ctx, tx, list); err != nil {
		return errors.Join(err, tx.rollback(ctx))
	}
	if err := tx.commit(ctx); err != nil {
		return errors.Join(err, tx.rollback(ctx))
	}
	return tx.Close()
}

// writableAgain opens the database a second time, for writing without waiting.
func (s *Store) writableAgain(ctx context.Context) (pool, error) {
	if s.server != nil {
		return s.server.connect(ctx)
	}
	return openSQLite(s.path, false, false, 0)
}

// replaceKept writes what holds for the active imports, and drops what does not,
// as well as the answers by other rules when these become many.
func (s *Store) replaceKept(ctx context.Context, q querier, list []keptAnswer) error {
	at, err := s.lookAtData(ctx, q)
	if err != nil {
		return err
	}
	now := at.digest
	latest := list[len(list)-1].signature
	if _, err := q.ExecContext(ctx, `DELETE FROM kept WHERE imports <> $1
		OR signature <> $2 AND (SELECT COUNT(*) FROM kept) > $3`, now, latest, keptAnswers); err != nil {
		return err
	}
	for _, a := range list {
		if a.imports != now {
			continue
		}
		if _, err := q.ExecContext(ctx, `INSERT INTO kept (imports, signature, question, answer) VALUES ($1, $2, $3, $4)
			ON CONFLICT (signature, question) DO UPDATE SET answer = excluded.answer`, a.imports, a.signature, a.question, a.answer); err != nil {
			return err
		}
	}
	return nil
}

// forgetKept drops all that is kept: the data change.
func forgetKept(ctx context.Context, q querier) error {
	_, err := q.ExecContext(ctx, "DELETE FROM kept")
	return err
}

// questionPeople is the question whose answer is the person of each persona.
const questionPeople = "people"

// packPeople packs how far back each persona's person stands, which for most is
// no step at all.
func packPeople(people []uint32) []byte {
	var body []byte
	back := make([]uint32, 0, chunkRows)
	for from := 0; from < len(people); from += chunkRows {
		back = back[:0]
		for i, person := range people[from:min(from+chunkRows, len(people))] {
			back = append(back, uint32(from+i)-person)
		}
		packed := pack(back)
		body = binary.AppendUvarint(body, uint64(len(packed)))
		body = append(body, packed...)
	}
	return body
}

// unpackPeople is the reverse; false where the answer does not fit the personas.
func unpackPeople(body []byte, personas int) ([]uint32, bool) {
	people := make([]uint32, 0, personas)
	var back []uint32
	for len(body) > 0 {
		size, n := binary.Uvarint(body)
		if n <= 0 || size > uint64(len(body)-n) {
			return nil, false
		}
		var err error
		if back, err = unpack(body[n:n+int(size)], back); err != nil {
			return nil, false
		}
		body = body[n+int(size):]
		for _, b := range back {
			at := uint32(len(people))
			if b > at || len(people) >= personas {
				return nil, false
			}
			people = append(people, at-b)
		}
	}
	return people, len(people) == personas
}

// Recall gives what was kept under a question with Remember, for the data as
// they are and these rules; nil when there is nothing. Both are of use for what
// is dear to find out, such as the results of checks.
func (s *Store) Recall(ctx context.Context, rules records.Rules, question string) ([]byte, error) {
	var answer []byte
	err := s.snapshot(ctx, func(q querier) error {
		at, err := s.look(ctx, q, rules)
		if err != nil {
			return err
		}
		answer, err = readKept(ctx, q, at.signature, "asked: "+question)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("recall %s: %w", question, err)
	}
	return answer, nil
}

// Remember keeps an answer that was found out over the data as they are, by
// these rules, if there are many of them; it is written when the store is
// closed. What it says of people must be in the store anyway.
func (s *Store) Remember(ctx context.Context, rules records.Rules, question string, answer []byte) error {
	return s.counting(ctx, rules, func(_ querier, r *resolved) error {
		if r.many {
			s.keep(r, "asked: "+question, answer)
		}
		return nil
	})
}
