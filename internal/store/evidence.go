package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Subject is what is counted, as far as it decides which rows bear a figure.
type Subject string

// The subjects of evidence.
const (
	// People are counted by every row in scope: their number, their
	// participations, their exchanges.
	People Subject = "people"
	// CountriesOf and FocusAreasOf are counted by the rows that have any.
	CountriesOf  Subject = "countries"
	FocusAreasOf Subject = "focus_areas"
	// OrganizationsOf are counted by the rows of people that name one, and by
	// those of organizations lists.
	OrganizationsOf Subject = "organizations"
)

// Evidence are the rows of one sheet that bear a figure.
type Evidence struct {
	Import int64
	Kind   records.Kind
	// File is a base name, SHA256 that of its bytes.
	File, Sheet, SHA256 string
	// Rows is how many there are. Ranges are their numbers in the sheet, as many
	// ranges as MostRanges; Beyond counts the rows that stand in none of them.
	Rows   int
	Ranges []RowRange
	Beyond int
}

// RowRange are rows that follow one another, both included.
type RowRange struct{ First, Last int }

// MostRanges is how many ranges of one sheet are listed: who reads further has
// the sheet itself.
const MostRanges = 200

// Evidence lists the rows that bear a count: those that are counted, and those
// from which rows that leave a cell empty have taken a country or a focus area
// (another row of the same person, the organizations list, others of the same
// organization). Imports stand in order. What the query breaks down by does not
// matter.
func (s *Store) Evidence(ctx context.Context, query Query, of Subject) ([]Evidence, error) {
	query.By = nil
	list, err := answered(ctx, s, "evidence of "+string(of), query, func(q querier, r *resolved) ([]Evidence, error) {
		in, err := r.scope(query)
		if err != nil {
			return nil, err
		}
		e := &evidence{scope: in, lists: make(map[int64]bool)}
		if err := e.collect(ctx, q, of); err != nil {
			return nil, err
		}
		return e.list(ctx, q)
	})
	if err != nil {
		return nil, fmt.Errorf("find evidence: %w", err)
	}
	return list, nil
}

// evidence is what bears one figure while it is collected.
type evidence struct {
	*scope
	rows marks
	// lists are the organizations whose own values count: all their rows in the
	// lists are evidence. inLists are those that the lists bring into scope.
	lists   map[int64]bool
	inLists map[int64]bool
}

// list gathers the marked rows and those of the lists by sheet.
func (e *evidence) list(ctx context.Context, q querier) ([]Evidence, error) {
	hashes := make(map[int64]string)
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		var hash string
		err := rows.Scan(&id, &hash)
		hashes[id] = hash
		return err
	}, "SELECT i.id, b.sha256 FROM import i JOIN batch b ON b.id = i.batch")
	if err != nil {
		return nil, err
	}
	list := []Evidence{}
	at := 0
	for _, i := range e.r.imports {
		found := Evidence{Import: i.id, Kind: i.kind, File: i.file, Sheet: i.sheet, SHA256: hashes[i.id]}
		switch i.kind {
		case records.Participants:
			position := 0
			err = eachChunk(ctx, q, i.id, fieldNames[fieldSheetRow], func(values []uint32) error {
				for _, v := range values {
					if e.rows[at] {
						found.Add(int(v + uint32(position)))
					}
					position++
					at++
				}
				return nil
			})
		case records.Organizations:
			err = e.listed(ctx, q, i, &found)
		}
		if err != nil {
			return nil, err
		}
		if found.Rows > 0 {
			list = append(list, found)
		}
	}
	return list, nil
}

// listed adds the rows of an organizations list that count.
func (e *evidence) listed(ctx context.Context, q querier, i activeImport, found *Evidence) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var sheetRow int
		var organization, exchange, day int64
		if err := rows.Scan(&sheetRow, &organization, &exchange, &day); err != nil {
			return err
		}
		row := e.r.listingOf(i, organization, exchange, day)
		if e.lists[row.organization] || e.inLists[row.organization] && e.r.listingPasses(row, e.filters) && e.within(row.days, false) {
			found.Add(sheetRow)
		}
		return nil
	}, "SELECT sheet_row, organization, exchange, day FROM organization WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
}

// Add adds a row that stands below those before it.
func (e *Evidence) Add(row int) {
	e.Rows++
	last := len(e.Ranges) - 1
	switch {
	case e.Beyond > 0:
		e.Beyond++
	case last >= 0 && e.Ranges[last].Last == row-1:
		e.Ranges[last].Last = row
	case len(e.Ranges) == MostRanges:
		e.Beyond++
	default:
		e.Ranges = append(e.Ranges, RowRange{row, row})
	}
}

// Gather adds rows, which rise, to the evidence of a sheet.
func Gather(of Evidence, rows []int) Evidence {
	for _, row := range rows {
		of.Add(row)
	}
	return of
}
