package pdf

import (
	"fmt"
	"strconv"

	"github.com/namati/lex/internal/document"
)

// The people, organizations and events of these documents are invented.

var wordsEN = document.Words{Page: "Page", Of: "of", Draft: "Draft", Continued: "continued", Run: "Run", Notes: "Notes"}

func words(s string) document.Inline  { return document.Text{Text: s} }
func strong(s string) document.Inline { return document.Text{Text: s, Bold: true} }
func slanted(s string) document.Inline {
	return document.Text{Text: s, Italic: true}
}
func fig(n int) document.Inline { return document.Figure{Value: count(n)} }
func count(n int) document.Cell {
	return document.Cell{Kind: document.Count, Number: float64(n), Text: strconv.Itoa(n)}
}
func wording(s string) document.Cell { return document.Cell{Text: s} }
func remark(in ...document.Inline) document.Inline {
	return document.Footnote{Text: in}
}
func para(in ...document.Inline) document.Block { return document.Paragraph{Text: in} }
func head(level int, s string) document.Block {
	return document.Heading{Level: level, Text: []document.Inline{words(s)}}
}
func items(in ...[]document.Block) [][]document.Block { return in }

// sample is a short report with everything that a page can hold.
func sample() *document.Document {
	link := document.Link{Text: []document.Inline{words("the network’s handbook")}, URL: "https://example.org/handbook/2017"}
	d := &document.Document{
		Language: "en", Title: "Summary Report: Andean Learning Exchange on Community Water Rights",
		Lines: []document.Line{
			{words("Prepared by "), strong("Fundación Río Claro"), words(" for the Meridian Fund")},
			{words("January 31, 2018 · Grant MF-2017-114")},
		},
		Author: "Fundación Río Claro", Subject: "Learning exchange", Keywords: []string{"water", "paralegals"},
		Date: "2018-01-31", Run: "7f3a-19c2", Words: wordsEN,
	}
	d.Blocks = append(d.Blocks,
		head(1, "Who came"),
		para(words("From June 19 to 24, 2017, "), document.Figure{Value: count(30), Bold: true}, words(" community paralegals from "), fig(13),
			words(" countries met in Valle Hondo to compare how they help people defend their water."),
			remark(words("A person who took part twice is counted once. Two of the thirty asked not to be named; they are counted and not listed.")),
			words(" They represented "), fig(23), words(" organizations, of which 12 work in Latin America and the Caribbean."),
			remark(words("By the United Nations’ M49 regions. "), slanted("Latin America and the Caribbean"), words(" is region 419. See "), link, words(".")),
			words(" To avoid Tokyo-style Venn diagrams, we say AVA and WAVE once, so that kerning shows. The exchange followed "), link, words(", in which every session is led by somebody who does the work.")),
		para(words("Of the participants, 17 are women and 12 men; one did not say. Nobody’s age was asked. Most had never met a paralegal from another country, and eleven came from organizations with fewer than five members of staff.")),
		head(2, "By country"),
		document.Chart{Title: "Participants by country", Axis: "People, each counted once", Bars: []document.Bar{
			{Label: "Peru", Value: count(7)}, {Label: "Bolivia (Plurinational State of)", Value: count(6)}, {Label: "Ecuador", Value: count(5)},
			{Label: "Colombia", Value: count(4)}, {Label: "México", Value: count(3)}, {Label: "Haïti", Value: count(1)},
			{Label: "Not stated", Value: document.Cell{Kind: document.Unknown, Text: "not stated"}}, {Label: "Chile", Value: document.Cell{Kind: document.Suppressed, Text: "fewer than 5"}},
		}},
		document.Callout{Text: []document.Inline{strong("What we do not know. "), words("The registration form of 2016 did not ask for sex. For those 14 people the table shows “not stated”, which is not the same as zero.")}},
		head(2, "What they said"),
		document.Quote{Text: []document.Block{para(words("In my village the council said the river belonged to whoever had the papers. Now I know which papers, and who has to show them to me."))},
			Attribution: []document.Inline{words("A paralegal from the Bolivian highlands")}},
		document.Quote{Text: []document.Block{para(words("« Avant l’échange, je travaillais seule. Aujourd’hui, j’appelle Quito quand un dossier me résiste ; ils m’appellent pour le droit coutumier. À bientôt ! »"))},
			Attribution: []document.Inline{words("— Una participante de Haití, traducción de Íñigo Muñoz")}},
		head(1, "What will follow"),
		document.List{Ordered: true, Start: 9, Items: items(
			[]document.Block{para(words("Publish the case notes of the five working groups, in Spanish and in French, with the names of places changed."))},
			[]document.Block{para(words("Pair organizations for six months of mutual visits:")), document.List{Items: items(
				[]document.Block{para(words("Río Claro with Pachayaku (Cuzco);"))},
				[]document.Block{para(words("Dlo Pwòp with Aguas Vivas (Cartagena), if the visa question is settled by March."))})}},
			[]document.Block{para(words("Report on the pairs in the next summary.  "), remark(words("Goal 4 of the grant agreement.")))},
		)},
		document.List{Items: items([]document.Block{para(words("A plain bullet with a long address: https://www.example.org/very/long/path/that/does/not/fit/on/one/line?of=text&because=it-goes-on-and-on#and-on"))}, []document.Block{para(words("Another."))})},
		para(strong("En español: "), words("Las y los participantes acordaron que el agua «no se negocia»: ¿quién la cuida, quién la reparte y quién responde cuando falta? La compañera Ñusta Quispe Mamani lo resumió así: «El río también aprende»."), remark(words("Traducción de la relatora. "+lorem(60)))),
		head(1, "Participants"),
		roster(24, 1),
		para(words("Money, to show a second kind of table.")),
		document.Table{Title: "Budget, in US dollars", Total: true, Columns: []document.Column{{Head: "Line"}, {Head: "Granted", Number: true}, {Head: "Spent", Number: true}, {Head: "Share spent", Number: true}},
			Rows: [][]document.Cell{
				{wording("Travel and visas"), wording("18,400.00"), wording("17,962.35"), wording("97.6%")},
				{wording("Interpretation (es, fr, ht)"), wording("6,000.00"), wording("6,000.00"), wording("100.0%")},
				{wording("Meals"), wording("950.00"), wording("1,020.10"), wording("107.4%")},
				{wording("Total"), wording("25,350.00"), wording("24,982.45"), wording("98.6%")},
			}, Note: []document.Inline{words("Exchange rates of the day of payment."), remark(words("Central bank, mid rate."))}},
	)
	return d
}

// roster is a table of n invented people.
func roster(n, seed int) document.Table {
	first := []string{"Ana Lucía", "Jean-Robert", "María del Carmen", "Wayra", "José", "Théa", "Ñusta", "Ivo"}
	last := []string{"Quispe Mamani", "Dieudonné", "Ortega y Ruiz", "Sayri", "Iñíguez", "Félix", "Tapia", "Brandão"}
	bodies := []string{"Fundación Río Claro", "Dlo Pwòp", "Red de Promotoras Legales Comunitarias del Altiplano Sur", "Pachayaku", "Aguas Vivas"}
	lands := []string{"Peru", "Haiti", "Bolivia (Plurinational State of)", "Ecuador", "Colombia"}
	tb := document.Table{ID: "participants", Title: "Participants, by name", Columns: []document.Column{{Head: "Name"}, {Head: "Organization"}, {Head: "Country"}, {Head: "Sessions attended", Number: true}}}
	sum := 0
	for i := range n {
		k := i*7 + seed
		sum += k % 12
		row := []document.Cell{wording(first[k%8] + " " + last[(k/3)%8]), wording(bodies[k%5]), wording(lands[k%5]), count(k % 12)}
		if i%9 == 4 {
			row[2] = document.Cell{Kind: document.Unknown, Text: "Not stated"}
		}
		tb.Rows = append(tb.Rows, row)
	}
	tb.Rows = append(tb.Rows, []document.Cell{wording("Total"), wording(""), wording(""), count(sum)})
	tb.Total = true
	tb.Note = []document.Inline{words("Sessions are those with an attendance list.")}
	return tb
}

// lorem is n numbered words, so that a test can find each of them again.
func lorem(n int) string {
	s := ""
	for i := range n {
		s += fmt.Sprintf("word%d ", i)
	}
	return s
}
