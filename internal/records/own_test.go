package records

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOwn(t *testing.T) {
	own := Own{Purpose: OwnRejects, Source: "1a2b", Sheets: []OwnList{
		{Sheet: "Léame"},
		{Sheet: "Lista", Kind: Participants, Exchange: "latam-2017", Language: "es", Columns: []OwnColumn{
			{"Quién es", "", "name"}, {"", "H", "country"},
		}},
	}}
	got, ok := ReadOwn(own.Rows())
	if diff := cmp.Diff(own, got); !ok || diff != "" {
		t.Errorf("read back otherwise: %s", diff)
	}
	list, ok := got.List("Lista")
	if !ok || list.Exchange != "latam-2017" {
		t.Errorf("the sheet is not found: %+v", list)
	}
}

// A sheet of somebody else's, or of a later lex, is not believed; what is not
// known is passed over.
func TestOwnOfOthers(t *testing.T) {
	for _, rows := range [][][]string{nil, {{}}, {{"Name", "Country"}}, {{"lex", "2", "template"}}, {{"lex"}}} {
		if _, ok := ReadOwn(rows); ok {
			t.Errorf("%v is believed", rows)
		}
	}
	own, ok := ReadOwn([][]string{{"lex", "1", "template"}, {"column", "Name", "", "name"}, {"sheet", "A", "recipes"}, {"column", "Salt", "", "name"},
		{"sheet", "B", "participants"}, {"column", "Shoe", "", "shoe"}, {}, {"column", "Who", "", "name"}})
	want := Own{Purpose: "template", Sheets: []OwnList{{Sheet: "B", Kind: Participants, Columns: []OwnColumn{{"Who", "", "name"}}}}}
	if diff := cmp.Diff(want, own); !ok || diff != "" {
		t.Errorf("read otherwise: %s", diff)
	}
}
