package threesixty

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// Cell is a value of a row.
type Cell struct {
	// Text is the value; a number is written with a point and without grouping.
	Text   string
	Number bool
}

// Rows returns grants as a sheet: the titles of the standard, and a row for each
// grant. Columns that the standard demands are always there, others where a
// grant fills them. Of several places, dates or documents each has columns of its
// own, numbered from 0 in the title.
func Rows(grants []Grant) (titles []string, rows [][]Cell) {
	for _, c := range columns(grants) {
		cells, filled := make([]Cell, len(grants)), c.demanded
		for i := range grants {
			cells[i] = c.cell(&grants[i])
			filled = filled || cells[i].Text != ""
		}
		if !filled {
			continue
		}
		titles = append(titles, c.title)
		for i, cell := range cells {
			if i == len(rows) {
				rows = append(rows, nil)
			}
			rows[i] = append(rows[i], cell)
		}
	}
	return titles, rows
}

// column is one column of the sheet.
type column struct {
	title    string
	demanded bool
	cell     func(*Grant) Cell
}

// columns lists all columns, in the order of the schema.
func columns(grants []Grant) []column {
	var out []column
	text := func(title string, demanded bool, get func(*Grant) string) {
		out = append(out, column{title, demanded, func(g *Grant) Cell { return Cell{Text: get(g)} }})
	}
	amount := func(title string, demanded bool, get func(*Grant) *float64) {
		out = append(out, column{title, demanded, func(g *Grant) Cell { return number(get(g)) }})
	}
	// each adds columns for every entry of a list: as many as the longest has.
	each := func(prefix string, length func(*Grant) int, add func(title func(string) string, i int)) {
		most := 0
		for i := range grants {
			most = max(most, length(&grants[i]))
		}
		for i := range most {
			add(func(name string) string {
				if most > 1 {
					return prefix + ":" + strconv.Itoa(i) + ":" + name
				}
				return prefix + ":" + name
			}, i)
		}
	}
	text("Identifier", true, func(g *Grant) string { return g.ID })
	text("Title", true, func(g *Grant) string { return g.Title })
	text("Description", true, func(g *Grant) string { return g.Description })
	text("Currency", true, func(g *Grant) string { return g.Currency })
	amount("Amount Applied For", false, func(g *Grant) *float64 { return g.AppliedFor })
	amount("Amount Awarded", true, func(g *Grant) *float64 { return &g.Awarded })
	amount("Amount Disbursed", false, func(g *Grant) *float64 { return g.Disbursed })
	text("Award Date", true, func(g *Grant) string { return g.AwardDate })
	text("URL", false, func(g *Grant) string { return g.URL })
	events := func(prefix string, get func(*Grant) []Event) {
		each(prefix, func(g *Grant) int { return len(get(g)) }, func(title func(string) string, i int) {
			text(title("Start Date"), false, func(g *Grant) string { return at(get(g), i).Start })
			text(title("End Date"), false, func(g *Grant) string { return at(get(g), i).End })
			amount(title("Duration (months)"), false, func(g *Grant) *float64 { return positive(at(get(g), i).Months) })
		})
	}
	events("Planned Dates", func(g *Grant) []Event { return g.Planned })
	events("Actual Dates", func(g *Grant) []Event { return g.Actual })
	text("Recipient Ind:Identifier", false, func(g *Grant) string { return g.individual().ID })
	text("Recipient Ind:Name", false, func(g *Grant) string {
		if g.Individual == nil {
			return ""
		}
		return IndividualName
	})
	organizations := func(prefix string, get func(*Grant) []Organization) {
		each(prefix, func(g *Grant) int { return len(get(g)) }, func(title func(string) string, i int) {
			text(title("Identifier"), true, func(g *Grant) string { return at(get(g), i).ID })
			text(title("Name"), true, func(g *Grant) string { return at(get(g), i).Name })
			text(title("City"), false, func(g *Grant) string { return at(get(g), i).City })
			text(title("Country"), false, func(g *Grant) string { return at(get(g), i).Country })
			text(title("Web Address"), false, func(g *Grant) string { return at(get(g), i).URL })
		})
	}
	organizations("Recipient Org", func(g *Grant) []Organization { return g.Recipient })
	each("Beneficiary Location", func(g *Grant) int { return len(g.Locations) }, func(title func(string) string, i int) {
		text(title("Name"), false, func(g *Grant) string { return at(g.Locations, i).Name })
		text(title("Country Code"), false, func(g *Grant) string { return at(g.Locations, i).Country })
		text(title("Geographic Code"), false, func(g *Grant) string { return at(g.Locations, i).Code })
		text(title("Geographic Code Type"), false, func(g *Grant) string { return at(g.Locations, i).CodeType })
	})
	organizations("Funding Org", func(g *Grant) []Organization { return g.Funder })
	each("Grant Programme", func(g *Grant) int { return len(g.Programme) }, func(title func(string) string, i int) {
		text(title("Code"), false, func(g *Grant) string { return at(g.Programme, i).Code })
		text(title("Title"), false, func(g *Grant) string { return at(g.Programme, i).Title })
		text(title("URL"), false, func(g *Grant) string { return at(g.Programme, i).URL })
	})
	each("Related Document", func(g *Grant) int { return len(g.Documents) }, func(title func(string) string, i int) {
		text(title("Title"), false, func(g *Grant) string { return at(g.Documents, i).Title })
		text(title("Web Address"), false, func(g *Grant) string { return at(g.Documents, i).URL })
		text(title("Document Type"), false, func(g *Grant) string { return at(g.Documents, i).Type })
	})
	text("Last Modified", false, func(g *Grant) string { return g.Modified })
	text("Data Source", false, func(g *Grant) string { return g.DataSource })
	return out
}

func (g *Grant) individual() Individual {
	if g.Individual == nil {
		return Individual{}
	}
	return *g.Individual
}

// at is entry i of a list, an empty one behind its end.
func at[T any](list []T, i int) T {
	if i < len(list) {
		return list[i]
	}
	var none T
	return none
}

func number(v *float64) Cell {
	if v == nil {
		return Cell{}
	}
	return Cell{Text: strconv.FormatFloat(*v, 'f', -1, 64), Number: true}
}

func positive(v float64) *float64 {
	if v > 0 {
		return &v
	}
	return nil
}

// MarshalJSON writes a person without a name.
func (i Individual) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}{i.ID, IndividualName})
}

// WriteJSON writes grants as one JSON document.
func WriteJSON(w io.Writer, grants []Grant) error {
	if grants == nil {
		grants = []Grant{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(struct {
		Grants []Grant `json:"grants"`
	}{grants}); err != nil {
		return fmt.Errorf("write 360Giving: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write 360Giving: %w", err)
	}
	return nil
}
