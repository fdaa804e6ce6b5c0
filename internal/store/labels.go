package store

import (
	"context"
	"database/sql"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// label names the keys of the rows in the language of the query.
func (r *resolved) label(ctx context.Context, q querier, list []CountRow, query Query) error {
	language := first(query.Language, "en")
	for i, dimension := range query.By {
		words, err := r.wordings(ctx, q, dimension)
		if err != nil {
			return err
		}
		for j := range list {
			key := list[j].Key[i]
			list[j].Label = append(list[j].Label, r.labelOf(dimension, key, language, words))
		}
	}
	return nil
}

func (r *resolved) labelOf(dimension, key, language string, words map[string]string) string {
	if key != "" && words != nil {
		if dimension == "exchange" {
			if e, ok := r.rules.Exchange(key); ok && e.Name != "" {
				return e.Name
			}
		}
		if dimension != "focus_area" || lexicon.FocusName(key, language, r.rules.FocusAreas) == "" {
			if word := words[key]; word != "" {
				return word
			}
		}
	}
	return lexicon.KeyLabel(dimension, key, language, r.rules)
}

// wordings finds for the keys of a dimension that are the partner's own words
// how the partner writes them: most often, then first in the alphabet. It is
// nil for dimensions that lex words itself.
func (r *resolved) wordings(ctx context.Context, q querier, dimension string) (map[string]string, error) {
	if words, ok := r.words[dimension]; ok {
		return words, nil
	}
	var words map[string]string
	var counts map[int64]int
	var err error
	switch dimension {
	case "organization":
		words, err = r.organizationNames(ctx, q)
	case "role":
		counts, err = r.usage(ctx, q, fieldRole)
	case "exchange":
		counts, err = r.usage(ctx, q, fieldExchange)
	case "organization_type":
		counts, err = r.typesUsed(ctx, q)
	case "focus_area":
		words = r.areas
	}
	if err != nil {
		return nil, err
	}
	if counts != nil {
		words = r.mostWritten(counts)
	}
	if dimension == "exchange" {
		r.importExchanges(words)
	}
	if r.words == nil {
		r.words = make(map[string]map[string]string)
	}
	r.words[dimension] = words
	return words, nil
}

// usage counts how many rows of the active participants bear each term of a
// column.
func (r *resolved) usage(ctx context.Context, q querier, field int) (map[int64]int, error) {
	counts := make(map[int64]int)
	for _, i := range r.of(records.Participants) {
		uses, err := r.usesIn(ctx, q, i, field)
		if err != nil {
			return nil, err
		}
		for _, u := range uses {
			counts[u.term] += u.rows
		}
	}
	return counts, nil
}

// use says how many rows of an import bear a term, and the first of them.
type use struct {
	term      int64
	rows, row int
}

// usesIn counts the terms of a column of an import, in order of the terms.
func (r *resolved) usesIn(ctx context.Context, q querier, i activeImport, field int) ([]use, error) {
	rows := make([]uint32, r.terms+1)
	first := make([]uint32, r.terms+1)
	sheetRows, err := readColumn[uint32](ctx, q, i.id, fieldNames[fieldSheetRow], i.last-i.first+1)
	if err != nil {
		return nil, err
	}
	position := uint32(0)
	err = eachChunk(ctx, q, i.id, fieldNames[field], func(values []uint32) error {
		for _, v := range values {
			if int(v) >= len(rows) || int(position) >= len(sheetRows) {
				return errPacked
			}
			if row := sheetRows[position] + position; rows[v] == 0 || row < first[v] {
				first[v] = row
			}
			rows[v]++
			position++
		}
		return nil
	})
	var list []use
	for term := 1; term < len(rows); term++ {
		if rows[term] > 0 {
			list = append(list, use{int64(term), int(rows[term]), int(first[term])})
		}
	}
	return list, damaged(err, fieldNames[field])
}

// typesUsed counts the rows of organizations lists by the term of their type.
func (r *resolved) typesUsed(ctx context.Context, q querier) (map[int64]int, error) {
	counts := make(map[int64]int)
	for _, i := range r.of(records.Organizations) {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var term int64
			var n int
			err := rows.Scan(&term, &n)
			counts[term] += n
			return err
		}, "SELECT type, COUNT(*) FROM organization WHERE import = $1 AND id BETWEEN $2 AND $3 AND type <> 0 GROUP BY type", i.id, i.first, i.last)
		if err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// mostWritten is how each key is written most, of terms with their rows.
func (r *resolved) mostWritten(counts map[int64]int) map[string]string {
	byKey := make(map[string]map[string]int)
	for term, n := range counts {
		key := r.keys.names[r.meant(term)].key
		if byKey[key] == nil {
			byKey[key] = make(map[string]int)
		}
		byKey[key][r.texts[term]] += n
	}
	words := make(map[string]string)
	for key, texts := range byKey {
		words[key] = mostFrequent(texts)
	}
	return words
}

// importExchanges adds the exchanges that an import gives all its rows.
func (r *resolved) importExchanges(words map[string]string) {
	for _, i := range r.imports {
		key, text := r.keys.names[r.meant(i.exchange)].key, r.texts[i.exchange]
		if words != nil && words[key] == "" {
			words[key] = text
		}
	}
}

// mostFrequent is the text with the highest count, the smallest of those.
func mostFrequent(counts map[string]int) string {
	best, most := "", 0
	for text, n := range counts {
		if n > most || n == most && text < best {
			best, most = text, n
		}
	}
	return best
}

// organizationNames finds the display name of every organization: as the lists
// have it, else as participants write it.
func (r *resolved) organizationNames(ctx context.Context, q querier) (map[string]string, error) {
	counts, err := r.usage(ctx, q, fieldOrganization)
	if err != nil {
		return nil, err
	}
	written := make(map[int64]map[string]int)
	for term, n := range counts {
		for _, one := range r.namedBy(term) {
			number := r.keys.known("organization", one.Key)
			if written[number] == nil {
				written[number] = make(map[string]int)
			}
			name, _ := splitAcronym(one.Name)
			written[number][name] += n
		}
	}
	words := make(map[string]string)
	for number, texts := range written {
		words[r.keys.names[number].key] = mostFrequent(texts)
	}
	for number, p := range r.places {
		if p.listed {
			words[r.keys.names[number].key] = mostFrequent(p.names)
		}
	}
	return words, nil
}
