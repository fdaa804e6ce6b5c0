//go:build ignore

// This program makes what the example workspace holds beside its first two
// workbooks: the office's own book of sessions, outputs, next steps, indicators,
// budget and consents over two quarters, and the sign-in list of a seminar.
//
//	go run testdata/make_programme.go
//
// Every person, e-mail address, organization, number and address in it is
// invented.
package main

import (
	"log"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

const invented = "Example data: every person, organization, number and address here is invented."

// sheet is one sheet of the book: its first row is the head.
type sheet struct {
	name string
	rows [][]any
}

var book = []sheet{
	{"Sessions", [][]any{
		{"Session", "Type", "Date", "End date", "Exchange", "City", "Country", "Attendees", "Women", "Facilitator", "What happened", "Outcome", "Changes to the plan"},
		{"Opening and round of cases", "session", "2018-05-14", nil, "quito-2018", "Quito", "Ecuador", 30, 18, "Olga Cevallos Rueda", "Each organization brought one case and said where it is stuck.", "A board of 21 cases, sorted by the office that can settle them.", nil},
		{"A morning on public offices", "workshop", "2018-05-15", nil, "quito-2018", "Quito", "Ecuador", 29, 17, "Lorena Chaves Umaña", "Participants rehearsed a visit to the registry, the school board and the water office.", "A checklist for preparing such a visit.", nil},
		{"Round table with funders", "session", "2018-05-16", nil, "quito-2018", "Quito", "Ecuador", 27, 16, "Grace Holloway", "Small organizations and funders compared what a year of casework costs.", "Three ways to pay for it, written down on two pages.", "One funder spoke by video, because a flight was cancelled."},
		{"Field visit to a legal clinic", "field visit", "2018-05-17", nil, "quito-2018", "Quito", "Ecuador", 24, 15, nil, "In small groups, participants followed consultations with the consent of those who came.", "Notes on how to ask before advising.", nil},
		{"Towards a joint publication", "workshop", "2018-05-18", "2018-05-19", "quito-2018", "Quito", "Ecuador", 30, nil, "Hortensia Lagos Pizarro", "Authors pitched their case studies to each other.", "An outline, and a common statement signed by all.", nil},
		{"Online seminar on paying for casework", "webinar", "2018-07-12", nil, "seminar-2018", nil, nil, 15, 9, "Grace Holloway", "Two organizations showed their budgets for casework.", "A recording, and questions for the next call.", nil},
		{"Editorial meeting of the publication", "session", "2018-09-06", nil, nil, nil, nil, 6, 4, "Hortensia Lagos Pizarro", "The editors read four of the six chapters.", "Comments to all authors.", "It was planned for August; two chapters came late."},
	}},
	{"Outputs", [][]any{
		{"Output", "Type", "Date", "Quantity", "Languages", "For whom", "Status", "Link", "Exchange"},
		{"Common statement on access to justice", "declaration", "2018-05-19", 1, "es, pt, en", "ministries, companies and international bodies", "done", "https://puentes.example.org/statement", "quito-2018"},
		{"Checklist for a visit to a public office", "tool", "2018-05-31", 400, "es, pt", "community justice workers", "done", "https://puentes.example.org/checklist", "quito-2018"},
		{"Outline of a joint publication", "publication", "2018-06-15", 1, "es", "its authors", "done", "https://puentes.example.org/outline", "quito-2018"},
		{"Recording of the seminar", "video", "2018-07-20", 1, "es", "members of the network", "done", "https://puentes.example.org/seminar", "seminar-2018"},
		{"Case studies from the region", "publication", "2018-09-30", nil, "es, en", "practitioners and the fund", "in progress", nil, nil},
	}},
	{"Next steps", [][]any{
		{"Next step", "Responsible", "Due", "Status", "Date"},
		{"Hold a monthly call, each time prepared by another organization", "Celina Otaño", "2018-12-31", "in progress", "2018-05-19"},
		{"Apply for funding for a second meeting", "Olga Cevallos Rueda", "2018-08-31", "planned", "2018-05-19"},
		{"Send the chapters of the publication to the editors", "Hortensia Lagos Pizarro", "2018-07-31", "done", "2018-05-19"},
		{"Publish the case studies and hand them to the fund", "Hortensia Lagos Pizarro", "2018-10-31", "in progress", "2018-09-06"},
	}},
	{"Indicators", [][]any{
		{"Code", "Indicator", "Unit", "Period", "Baseline", "Target", "Period target", "Actual", "Aggregation", "Disaggregation", "Explanation", "Fund"},
		{"1.1", "Practitioners who took part in an exchange", "people", "2018-Q2", 0, 40, nil, 30, "sum", nil, nil, "kmf"},
		{"1.1", "Practitioners who took part in an exchange", "people", "2018-Q2", nil, nil, nil, 18, nil, "Women", nil, "kmf"},
		{"1.1", "Practitioners who took part in an exchange", "people", "2018-Q2", nil, nil, nil, 11, nil, "Men", nil, "kmf"},
		{"1.1", "Practitioners who took part in an exchange", "people", "2018-Q3", 0, 40, nil, 5, "sum", nil, nil, "kmf"},
		{"1.1", "Practitioners who took part in an exchange", "people", "2018-Q3", nil, nil, nil, 3, nil, "Women", nil, "kmf"},
		{"1.1", "Practitioners who took part in an exchange", "people", "2018-Q3", nil, nil, nil, 2, nil, "Men", nil, "kmf"},
		{"1.2", "Organizations that work with the checklist", "organizations", "2018-Q2", 0, 10, 2, 3, "sum", nil, nil, "kmf"},
		{"1.2", "Organizations that work with the checklist", "organizations", "2018-Q3", 0, 10, 5, 9, "sum", nil, "Members of the network passed it on to organizations that did not attend.", "kmf"},
		{"1.3", "Joint publications", "publications", "2018-Q2", 0, 1, nil, 0, "sum", nil, nil, "kmf"},
		{"1.3", "Joint publications", "publications", "2018-Q3", 0, 1, nil, 0, "sum", nil, "Two chapters came late; the publication is due in October.", "kmf"},
		{"2.1", "Practitioners who would bring a complaint by themselves", "%", "2018-Q2", 40, 70, nil, 58, "latest", nil, nil, "kmf"},
		{"2.1", "Practitioners who would bring a complaint by themselves", "%", "2018-Q3", 40, 70, nil, 66.5, "latest", nil, nil, "kmf"},
		{"2.2", "Weeks until an office answers a complaint", "weeks", "2018-Q3", 12, 8, nil, 9.5, "latest", nil, nil, "kmf"},
		{"2.3", "Offices that answer in writing", "offices", "2018-Q2", nil, 6, nil, nil, nil, nil, "The survey of offices is planned for October.", "kmf"},
	}},
	{"Budget", [][]any{
		{"Code", "Budget line", "Category", "Period", "Budget", "Spent", "Currency", "Explanation", "Fund"},
		{"1", "Flights and lodging", "travel", "2018-Q2", 6500, 6320.5, "EUR", nil, "kmf"},
		{"1", "Flights and lodging", "travel", "2018-Q3", 6500, 0, "EUR", nil, "kmf"},
		{"2", "Venue and meals", "venue", "2018-Q2", 3200, 3610, "EUR", "The field visit needed a second bus, and lunch for the hosts.", "kmf"},
		{"3", "Interpretation and translation", "services", "2018-Q2", 1800, 1500, "EUR", nil, "kmf"},
		{"3", "Interpretation and translation", "services", "2018-Q3", 1800, 150, "EUR", nil, "kmf"},
		{"4", "Printing and video", "materials", "2018-Q2", 1500, 240, "EUR", nil, "kmf"},
		{"4", "Printing and video", "materials", "2018-Q3", 1500, 420, "EUR", nil, "kmf"},
		{"5", "Coordination", "personnel", "2018-Q2", 2000, 900, "EUR", nil, "kmf"},
		{"5", "Coordination", "personnel", "2018-Q3", 2000, 700, "EUR", nil, "kmf"},
	}},
	{"Consents", [][]any{
		{"Full name", "E-mail", "Consent", "Use", "Audience", "Date", "Expires", "Withdrawn"},
		{"Alma Quiroga Benítez", "alma.quiroga@example.org", "yes", "name", "donor", "2018-05-14", nil, nil},
		{"Bruno Ferreyra Sosa", "bruno.ferreyra@example.org", "yes", "name", "public", "2018-05-14", nil, nil},
		{"Elvira Mamani Tola", "elvira.mamani@example.org", "yes", nil, "donor", "2018-05-14", "2020-05-31", nil},
		{"Hortensia Lagos Pizarro", "hortensia.lagos@example.org", "yes", nil, "public", "2018-05-14", nil, nil},
		{"Iván Restrepo Oquendo", "ivan.restrepo@example.org", "yes", "name", "internal", "2018-05-14", nil, nil},
		{"Lorena Chaves Umaña", "lorena.chaves@example.org", "yes", "name", "donor", "2018-05-14", nil, nil},
		{"Olga Cevallos Rueda", "olga.cevallos@example.org", "yes", "name", "public", "2018-05-14", nil, nil},
		{"Pablo Tzoc Ixcoy", "pablo.tzoc@example.org", "yes", "quote", "donor", "2018-05-18", nil, nil},
		{"Ramiro Zelaya Funes", "ramiro.zelaya@example.org", "no", nil, nil, "2018-05-18", nil, nil},
		{"Socorro Xochihua Luna", "socorro.xochihua@example.org", "yes", "name", "donor", "2018-05-14", nil, "2018-06-20"},
		{"Grace Holloway", "grace.holloway@example.org", "yes", "name", "donor", "2018-05-14", nil, nil},
	}},
}

// seminar is the sign-in list, made by somebody else and in another format.
var seminar = `Name;E-mail;Organization;Country;Sex;Age;Status
Alma Quiroga Benítez;alma.quiroga@example.org;Huellas del Sur;Argentina;F;34;present
Celina Otaño;celina.otano@example.org;Casa Abierta Rosario;Argentina;F;29;present
Flávia Moreira Lins;flavia.moreira@example.org;Instituto Raiz;Brazil;F;45;present
Gustavo Paranhos;gustavo.paranhos@example.org;Vozes da Maré;Brazil;M;31;present
Hortensia Lagos Pizarro;hortensia.lagos@example.org;Aguas Claras;Chile;F;57;present
Iván Restrepo Oquendo;ivan.restrepo@example.org;Caminos de Paz;Colombia;M;36;absent
Lorena Chaves Umaña;lorena.chaves@example.org;Defensa Cercana;Costa Rica;F;48;present
Olga Cevallos Rueda;olga.cevallos@example.org;Puentes de Justicia;Ecuador;F;61;present
Pablo Tzoc Ixcoy;pablo.tzoc@example.org;Comunidad y Salud Ixmucané;Guatemala;M;39;present
Tomás Arriaga del Valle;tomas.arriaga@example.org;Justicia en Camino;Mexico;M;35;present
Grace Holloway;grace.holloway@example.org;Bridgewater Law Clinic;United States;F;43;present
Amparo Lucero Vidal;amparo.lucero@example.org;Huellas del Sur;Argentina;F;38;present
Benicio Tapia Roldán;benicio.tapia@example.org;Fundación Wiñay;Bolivia;M;;present
Ofelia Chuquimia;ofelia.chuquimia@example.org;Fundación Wiñay;Bolivia;F;44;present
Estela Noboa Cruz;estela.noboa@example.org;Sumak Derecho;Ecuador;F;52;present
Fermín Ayala Sosa;fermin.ayala@example.org;Defensoras del Valle;Peru;M;47;present
`

func main() {
	if err := os.WriteFile("testdata/example/seminar.csv", []byte(strings.ReplaceAll(seminar, "\n", "\r\n")), 0o600); err != nil {
		log.Fatal(err)
	}
	if err := programme("testdata/example/programme.xlsx"); err != nil {
		log.Fatal(err)
	}
}

// programme writes the office's book.
func programme(path string) error {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, s := range book {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return err
		}
		for n := range s.rows {
			cell, _ := excelize.CoordinatesToCellName(1, n+1)
			if err := f.SetSheetRow(s.name, cell, &s.rows[n]); err != nil {
				return err
			}
		}
		last, _ := excelize.CoordinatesToCellName(len(s.rows[0]), 1)
		if err := f.SetCellStyle(s.name, "A1", last, bold); err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, "A", "M", 20); err != nil {
			return err
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "lex example", Description: invented, Created: "2018-05-14T00:00:00Z", Modified: "2018-05-14T00:00:00Z"}); err != nil {
		return err
	}
	return f.SaveAs(path)
}
