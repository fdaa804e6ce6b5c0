package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// FoundPerson is somebody who is stored, in whichever import.
type FoundPerson struct {
	// Names, Emails and Organizations are as written, each once, in the order in
	// which they were met.
	Names, Emails, Organizations []string
	Rows                         int
	First                        records.Origin

	exact    bool
	personas []int64
	claims   []claim // of those who stand in no list of participants
	digest   string
}

// FindPeople finds people by an e-mail address or by parts of a name, in any
// order and whatever the case and accents: those in whose name all parts are
// whole words, else those in whose name they are parts of words. Who bears
// exactly the name comes first. Those follow who stand in no list of
// participants, but in a quote, a consent or as a contact. It looks through
// replaced and undone imports too.
func (s *Store) FindPeople(ctx context.Context, rules records.Rules, search string) ([]FoundPerson, error) {
	var list []FoundPerson
	err := s.readingEverything(ctx, rules, func(q querier, e *everything) error {
		hits, err := e.search(ctx, q, search)
		if err != nil {
			return err
		}
		if list, err = e.describePeople(ctx, q, hits); err != nil {
			return err
		}
		others, err := e.searchSpeakers(ctx, q, search, list)
		list = append(list, others...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find people: %w", err)
	}
	return list, nil
}

// fit says how well a name fits a search.
type fit int

const (
	noFit fit = iota
	partsFit
	wordsFit
	exactFit
)

// search gives the people who fit, as positions of their first personas.
func (e *everything) search(ctx context.Context, q querier, search string) (map[uint32]fit, error) {
	hits := make(map[uint32]fit)
	if strings.Contains(search, "@") {
		wanted := emailDigest(search)
		for at, p := range e.personas {
			if p.email == wanted {
				hits[e.people[at]] = exactFit
			}
		}
		return hits, nil
	}
	words := foldedWords(search)
	if len(words) == 0 {
		return hits, nil
	}
	exact, best := digest64(foldName(search)), noFit
	last, fits := "", noFit
	for _, i := range e.of(records.Participants) {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var id int64
			var name string
			if err := rows.Scan(&id, &name); err != nil {
				return err
			}
			at := e.positionOf(id)
			if name != last {
				last, fits = name, fitting(lexicon.Fold(name), words)
			}
			if fits == noFit {
				return nil
			}
			found := fits
			if e.personas[at].name == exact {
				found = exactFit
			}
			hits[e.people[at]] = max(hits[e.people[at]], found)
			best = max(best, found)
			return nil
		}, "SELECT persona, name FROM participant WHERE import = $1 AND id BETWEEN $2 AND $3", i.id, i.first, i.last)
		if err != nil {
			return nil, err
		}
	}
	if best > partsFit {
		maps.DeleteFunc(hits, func(_ uint32, f fit) bool { return f == partsFit })
	}
	return hits, nil
}

func foldedWords(search string) []string { return strings.Fields(lexicon.Fold(search)) }

// fitting compares a folded name with the words that were searched.
func fitting(name string, words []string) fit {
	padded := " " + name + " "
	found := wordsFit
	for _, word := range words {
		switch {
		case strings.Contains(padded, " "+word+" "):
		case strings.Contains(name, word):
			found = partsFit
		default:
			return noFit
		}
	}
	return found
}

// describePeople gathers how people are written.
func (e *everything) describePeople(ctx context.Context, q querier, hits map[uint32]fit) ([]FoundPerson, error) {
	if len(hits) == 0 {
		return nil, nil
	}
	found := make(map[uint32]*FoundPerson, len(hits))
	for person, f := range hits {
		found[person] = &FoundPerson{exact: f == exactFit, digest: e.digest}
	}
	for at, person := range e.people {
		if p := found[person]; p != nil {
			p.personas = append(p.personas, e.personas[at].id)
		}
	}
	err := e.eachRowOf(ctx, q, func(person uint32) bool { return found[person] != nil }, func(person uint32, i activeImport, row *ParticipantRow, _ int64) error {
		p := found[person]
		if p.Rows++; p.Rows == 1 {
			p.First = row.Origin
		}
		once(&p.Names, row.Record.Name)
		once(&p.Emails, row.Record.Email)
		once(&p.Organizations, row.Record.Organization)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var list []FoundPerson
	for _, person := range slices.Sorted(maps.Keys(found)) {
		list = append(list, *found[person])
	}
	slices.SortStableFunc(list, func(a, b FoundPerson) int {
		if a.exact != b.exact {
			return map[bool]int{true: -1, false: 1}[a.exact]
		}
		return cmp.Compare(foldName(first(a.Names...)), foldName(first(b.Names...)))
	})
	return list, nil
}

// once adds a text to a list that lacks it.
func once(list *[]string, text string) {
	if text != "" && !slices.Contains(*list, text) {
		*list = append(*list, text)
	}
}

// eachRowOf hands on the rows of some people, whole, imports and rows in order,
// with their ids.
func (e *everything) eachRowOf(ctx context.Context, q querier, wanted func(person uint32) bool, fn func(person uint32, i activeImport, row *ParticipantRow, id int64) error) error {
	for _, i := range e.of(records.Participants) {
		var ids []int64
		var people []uint32
		id := i.first
		base := int64(0)
		if i.lastPersona >= i.firstPersona {
			base = e.positionOf(i.firstPersona)
		}
		err := eachChunk(ctx, q, i.id, fieldNames[fieldPersona], func(values []uint32) error {
			for _, v := range values {
				at := base + int64(v)
				if at >= int64(len(e.people)) {
					return errPacked
				}
				if person := e.people[at]; wanted(person) {
					ids, people = append(ids, id), append(people, person)
				}
				id++
			}
			return nil
		})
		if err != nil {
			return damaged(err, fieldNames[fieldPersona])
		}
		for k, id := range ids {
			rows, err := e.participantPage(ctx, q, i, id, id)
			if err != nil {
				return err
			}
			for _, row := range rows {
				if err := fn(people[k], i, row, id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
