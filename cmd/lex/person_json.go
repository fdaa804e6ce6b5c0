package main

import (
	"strconv"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// dossierOut is all that is stored of a person as --json shows it.
type dossierOut struct {
	Names         []string     `json:"names"`
	Emails        []string     `json:"emails"`
	Organizations []string     `json:"organizations"`
	Rows          []dossierRow `json:"rows"`
	Rejects       []dossierRow `json:"rejects"`
	// Mentions are places where texts of others name the person.
	Mentions []records.Origin `json:"mentions"`
}

type dossierRow struct {
	Import     int64  `json:"import"`
	Status     string `json:"status"`
	ImportedAt string `json:"imported_at"`
	File       string `json:"file"`
	SHA256     string `json:"sha256"`
	Sheet      string `json:"sheet"`
	Row        int    `json:"row"`
	Kind       string `json:"kind"`
	Exchange   string `json:"exchange"`
	Counted    bool   `json:"counted"`
	// Named are the fields that name the person in a row about something else.
	Named []string `json:"named,omitempty"`
	// Fields are those that say something; field is null for a column that lex
	// does not know.
	Fields []dossierField `json:"fields"`
	// Cells are those of a row that could not be stored.
	Cells []string `json:"cells,omitempty"`
}

type dossierField struct {
	Field   *string `json:"field"`
	Heading string  `json:"heading,omitempty"`
	Cell    string  `json:"cell,omitempty"`
	Value   string  `json:"value"`
}

func dossierOf(d *store.Dossier) dossierOut {
	out := dossierOut{Names: orNone(d.Names), Emails: orNone(d.Emails), Organizations: orNone(d.Organizations),
		Rows: rowsOut(d.Rows), Rejects: rowsOut(d.Rejects), Mentions: d.Mentions}
	if out.Mentions == nil {
		out.Mentions = []records.Origin{}
	}
	return out
}

func rowsOut(rows []store.DossierRow) []dossierRow {
	list := make([]dossierRow, len(rows))
	for i, r := range rows {
		list[i] = dossierRow{Import: r.Import.Import, Status: string(r.Import.Status), ImportedAt: r.Import.ImportedAt, File: r.Import.Path,
			SHA256: r.Import.SHA256, Sheet: r.Origin.Sheet, Row: r.Origin.Row, Kind: string(r.Kind), Exchange: r.Exchange, Counted: r.Counted,
			Named: r.Named, Fields: []dossierField{}, Cells: r.Cells}
		for _, v := range r.Values {
			field := dossierField{Heading: v.Heading, Value: v.Value}
			if v.Field != "" {
				field.Field = &v.Field
				if letters := r.Columns[v.Field]; letters != "" {
					field.Cell = letters + strconv.Itoa(r.Origin.Row)
				}
			}
			list[i].Fields = append(list[i].Fields, field)
		}
	}
	return list
}
