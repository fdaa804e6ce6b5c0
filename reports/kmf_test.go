package reports

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// riverPeople are ten invented people in eleven rows.
func riverPeople() []records.Participant {
	return []records.Participant{
		{Name: "Ana Quispe", Email: "ana@example.org", Organization: "Puentes", Country: "Perú", Sex: "F", Age: "34", FocusArea: "migrants", Status: "present"},
		{Name: "QUISPE Ana", Email: "ANA@example.org", Organization: "Puentes", Country: "Peru", Sex: "F"},
		{Name: "Bruno Lima", Email: "bruno@example.org", Organization: "Rede Vale", Country: "Brasil", Sex: "M", FocusArea: "migrants; indigenous communities"},
		{Name: "Carla Mamani", Organization: "Warmi", Country: "Bolivia", Sex: "F", FocusArea: "indigenous communities"},
		{Name: "Diego Soto", Organization: "Sur Justo", Country: "Chile", Sex: "M"},
		{Name: "Elena Ríos", Organization: "Sur Justo", Country: "Chile", Sex: "F"},
		{Name: "Fabio Duarte", Organization: "Yvy", Country: "Paraguay", Sex: "M"},
		{Name: "Gloria Inés", Organization: "Ibarra y Asociadas", Country: "Chile", Sex: "F"},
		{Name: "Hugh Lane", Organization: "Open Roads", Country: "USA", Sex: "M"},
		{Name: "Irma Paz", Organization: "Puentes", Country: "", Sex: "F"},
		{Name: "Jo Vega", Organization: "Puentes", Country: "Atlantis", Sex: ""},
		{Name: "Kim Absent", Organization: "Warmi", Country: "Bolivia", Status: "absent"},
	}
}

func riverOrganizations() []records.Organization {
	return []records.Organization{
		{Name: "Puentes", Country: "Perú", FocusArea: "migrants"},
		{Name: "Foro Andino", Scope: "regional"},
	}
}

func riverQuotes() []records.Testimonial {
	return []records.Testimonial{
		{Quote: "“We went home with a plan.”", Name: "Hugh Lane", Organization: "Open Roads", Country: "USA", Consent: "yes", Audience: "donor", Attribution: "full", Language: "en"},
		{Quote: "Aprendí a escuchar.\nY a preguntar.", Name: "Mamani, Carla", Country: "Bolivia", Consent: "yes", Audience: "public", Attribution: "first", Language: "es"},
		{Quote: "Not for donors.", Name: "Diego Soto", Consent: "yes", Audience: "internal", Attribution: "full"},
		{Quote: "Withdrawn words.", Name: "Elena Ríos", Consent: "no", Audience: "public", Attribution: "full"},
		{Quote: "Old words.", Name: "Fabio Duarte", Consent: "yes", Audience: "donor", Attribution: "full", Expires: "2018-01-30"},
	}
}

func riverRules() records.Rules {
	rules := records.DefaultRules()
	rules.Exchanges = []records.Exchange{{ID: "river-2017", Name: "River Exchange", City: "Valle Hondo", Country: "PE", Start: "2017-06-19", End: "2017-06-24", Fund: "kmf"}}
	rules.Funds = []records.Fund{{ID: "kmf", Name: "Knowledge Fund", Donor: "The Donor", Grant: "G-1"}}
	return rules
}

// river is a store with the invented exchange.
func river(t testing.TB) *store.Store {
	s := openStore(t)
	put(t, s, "people.xlsx", "river-2017", riverPeople())
	put(t, s, "organizations.xlsx", "river-2017", riverOrganizations())
	put(t, s, "quotes.csv", "river-2017", riverQuotes())
	return s
}

// TestKMF composes the built-in report in every language.
func TestKMF(t *testing.T) {
	s := river(t)
	for _, lang := range lexicon.Languages {
		d, err := Load("kmf", lang)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Compose(context.Background(), Input{Store: s, Rules: riverRules(), Grantee: records.Grantee{Name: "Caminos", Website: "https://caminos.example.org"}, Version: "test"},
			Request{Definition: d, Date: "2018-01-31"})
		if err != nil {
			t.Fatal(err)
		}
		text := outline(r.Document)
		for _, note := range r.Missing {
			text += "\nmissing: " + note
		}
		for _, f := range r.Findings {
			text += "\nfinding: " + f.Check + " " + f.Message
		}
		for _, f := range r.Figures {
			text += "\nfigure: " + f.ID + " = " + fmt.Sprint(f.Value)
		}
		golden(t, "kmf."+lang+".txt", text+"\n")
	}
}
