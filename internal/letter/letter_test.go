package letter

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

func TestCompare(t *testing.T) {
	before := Figures{"participants": 28.0, "countries": 12.0, "period": "2018", "gone": 1.0}
	after := Figures{"participants": 30.0, "countries": 12.0, "period": "2018 (es)", "new": 2.0}
	order := []string{"participants", "countries", "period", "new"}
	differ, same := Compare(before, after, order, true)
	want := []Figure{{"participants", 28.0, 30.0}, {"period", "2018", "2018 (es)"}, {"new", nil, 2.0}, {"gone", 1.0, nil}}
	if diff := cmp.Diff(want, differ); diff != "" || same != 1 {
		t.Errorf("%d the same, %s", same, diff)
	}
	// The words of another language are no change.
	if differ, _ = Compare(before, after, order, false); len(differ) != 3 {
		t.Errorf("got %v", differ)
	}
	if diff := cmp.Diff([]Effect{{Figure: "participants", By: 2}, {Figure: "new", Comes: true}, {Figure: "gone", Goes: true}}, Effects(before, after, order)); diff != "" {
		t.Error(diff)
	}
}

func TestRest(t *testing.T) {
	figures := []Figure{{"participants", 28.0, 30.0}, {"countries", 12.0, 13.0}, {"new", nil, 1.0}}
	causes := []Cause{{Effects: []Effect{{Figure: "participants", By: 3}, {Figure: "countries", By: 1}}}}
	if diff := cmp.Diff([]Effect{{Figure: "participants", By: -1}}, Rest(figures, causes)); diff != "" {
		t.Error(diff)
	}
}

func TestCompareTables(t *testing.T) {
	data := func(rows string) []byte {
		return []byte(`{"tables": [{"id": "people-by-country-and-sex", "title": "People", "columns": ["Country", "Sex", "People"], "rows": [` + rows + `]}]}`)
	}
	got, err := CompareTables(
		data(`["Peru", "Women", 4], ["Peru", null, 1], ["Chile", "Men", {"suppressed": true}], ["Cuba", "Men", 9], ["Total", "", 14]`),
		data(`["Peru", "Women", 4], ["Peru", null, 2], ["Chile", "Men", 5], ["Kenya", "Men", 7], ["Total", "", 18]`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Cell{
		{"people-by-country-and-sex", "People", []string{"Peru", ""}, "People", 1.0, 2.0},
		{"people-by-country-and-sex", "People", []string{"Chile", "Men"}, "People", Hidden{}, 5.0},
		{"people-by-country-and-sex", "People", []string{"Kenya", "Men"}, "People", nil, 7.0},
		{"people-by-country-and-sex", "People", []string{"Total", ""}, "People", 14.0, 18.0},
		{"people-by-country-and-sex", "People", []string{"Cuba", "Men"}, "People", 9.0, nil},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	// Donors learn no differences of small groups, colleagues learn all.
	l := &Letter{Cells: got, MinCell: 5, Audience: records.Donor}
	if told, left := l.told(); len(told) != 3 || !left {
		t.Errorf("donors are told %v", told)
	}
	l.Audience = records.Internal
	if told, left := l.told(); len(told) != 5 || left {
		t.Errorf("colleagues are told %v", told)
	}
}

// sample is a letter with a reason of every kind.
func sample(audience records.Audience, lang string) *Letter {
	people := store.SheetDifference{Columns: map[string]string{"country": "C", "email": "B", "sex": "D"}, SheetChange: store.SheetChange{Sheet: "Lista", Kind: records.Participants, Added: 3, Changed: 2,
		Rows: []store.RowChange{{Change: store.RowAdded, Row: 5}, {Change: store.RowAdded, Row: 6}, {Change: store.RowAdded, Row: 9},
			{Change: store.RowChanged, Row: 2, Fields: []store.FieldChange{{Field: "country"}, {Field: "sex"}, {Field: "email"}}},
			{Change: store.RowChanged, Row: 3, Fields: []store.FieldChange{{Field: "sex"}, {Heading: "T-shirt"}}}}}}
	l := &Letter{Before: Side{Run: "aaaa", Title: "Story", Status: "published", Day: "2018-01-31"}, After: Side{Run: "bbbb", Title: "Story", Status: Now, Period: records.Period{Label: "2018-Q1", Start: "2018-01-01", End: "2018-03-31"}},
		Language: lang, Audience: audience, MinCell: 5, Figures: []Figure{{"participants", 28.0, 30.0}, {"participants sex=F", 13.0, 14.0}}}
	l.Causes = []Cause{
		{Kind: Data, File: &store.Difference{File: "people.xlsx", Fate: store.FileReplaced, Sheets: []store.SheetDifference{people}}, Effects: []Effect{{Figure: "participants", By: 3}, {Figure: "participants sex=F", By: 1}}},
		{Kind: Decisions, Decided: Decided{1, 2, 1, 3}, Effects: []Effect{{Figure: "participants", By: -1}}},
		{Kind: Forgotten, People: 2}, {Kind: Rules, Keys: []string{"aliases"}}, {Kind: Period}, {Kind: Scope, To: "country=PE"},
		{Kind: Audience, From: "donor", To: "public"}, {Kind: Audience, From: "donor", To: "donor"}, {Kind: Definition}, {Kind: Language, From: "en", To: "es"}, {Kind: Version, From: "1", To: "2"}, {Kind: Unexplained},
	}
	return l
}

func TestReasons(t *testing.T) {
	l := sample(records.Internal, "en")
	for n, want := range []string{
		"people.xlsx came in a new version: 3 rows added (5-6, 9), 2 rows corrected (Country in 1 row (C2), Sex in 2 rows (D2, D3), E-mail in 1 row (B2), column “T-shirt” in 1 row)",
		"decisions about look-alikes differ: 1 pair of records is one person, 2 pairs of names are one organization each, 1 pair was found to be two, 3 decisions were taken back",
		"2 people were erased at their own request and cannot be counted again",
		"the settings of the workspace differ: aliases",
		"the report covers another period: the whole time → first quarter of 2018",
		"the report keeps to other records: all → country=PE",
		"the report is for other readers: Donor → Public",
		"small numbers are hidden by another rule",
		"the definition of the report is another one",
		"the report is in another language: English → Spanish",
		"the reports were made by different versions of lex: 1 → 2",
		"what is kept of the two reports does not tell why",
	} {
		if got := l.Reason(l.Causes[n]); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got := l.Effect(l.Causes[0]); !strings.Contains(got, "Participants +3, Participants (sex Women) +1") {
		t.Errorf("got %s", got)
	}
}

// Donors learn neither the cells of personal fields nor shares of small groups.
func TestReasonsForDonors(t *testing.T) {
	l := sample(records.Donor, "en")
	want := "people.xlsx came in a new version: 3 rows added (5-6, 9), 2 rows corrected (Country in 1 row (C2), details of people in 2 rows, other columns in 1 row)"
	if got := l.Reason(l.Causes[0]); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := l.Effect(l.Causes[0]); got != "Effect: Participants +3. How far it concerns small groups is not told, to protect people." {
		t.Errorf("got %s", got)
	}
	out, err := json.Marshal(l.Answer())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"T-shirt", "D2", "B2", `"sex"`, "E-mail"} {
		if strings.Contains(string(out), word) {
			t.Errorf("the answer for donors holds %s", word)
		}
	}
}

// Every reason is worded in every language, and no key stands for a word.
func TestReasonsInEveryLanguage(t *testing.T) {
	for _, lang := range lexicon.Languages {
		l := sample(records.Donor, lang)
		for _, c := range l.Causes {
			if text := l.Reason(c) + l.Effect(c); strings.Contains(text, "letter.") || strings.Contains(text, "{") {
				t.Errorf("%s: %s", lang, text)
			}
		}
		if d := l.Document(); len(d.Blocks) < 5 || d.Title == "" {
			t.Errorf("%s: %d blocks", lang, len(d.Blocks))
		}
	}
}

func TestNarrower(t *testing.T) {
	for _, c := range [][3]records.Audience{{records.Donor, records.Public, records.Donor}, {records.Public, records.Internal, records.Internal}, {records.Public, records.Public, records.Public}} {
		if got := Narrower(c[0], c[1]); got != c[2] {
			t.Errorf("%s and %s: %s", c[0], c[1], got)
		}
	}
}
