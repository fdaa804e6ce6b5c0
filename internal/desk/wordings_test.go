package desk

import (
	"bytes"
	"image"
	"image/png"
	"testing/fstest"

	"github.com/namati/lex/internal/records"
)

// register is a small register of names.
var registerOf = fixture{
	grantee: records.Grantee{Name: "Puentes de Justicia"},
	rules: records.Rules{Funds: []records.Fund{{ID: "kmf", Name: "Knowledge Management Fund"}}, Exchanges: []records.Exchange{{ID: "a", Name: "Andean Learning Exchange"}},
		OrganizationAliases: map[string]string{"CDEP": "CEDP"}},
	organizations: []records.Organization{{Name: "Open Society Justice Initiative (OSJI)"}, {Name: "CEDP"}, {Name: "Techo"}, {Name: "Poder Ciudadano"}, {Name: "Fundación para la Tierra y el Agua"}},
}

func withRegister(lang, text string) fixture {
	f := registerOf
	f.lang, f.text = lang, text
	return f
}

var dot = func() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		panic(err)
	}
	return b.Bytes()
}()

// wordings hold the checks whose words differ from language to language.
var wordings = []sample{
	{"link-text", "en", fixture{text: "Click [here](https://a.example.org), [the list](https://b.example.org), [the list](https://c.example.org) and [](https://d.example.org).\n"},
		[]string{`warning 4:7 the words "here" do not say`, `4:73 the words "the list" lead to https://c`, `the link to https://d.example.org has no words`}},
	{"link-text", "es", fixture{lang: "es", text: "Véase [aquí](https://a.example.org) o [Más información](https://b.example.org).\n"}, []string{`"aquí"`, `"Más información"`}},
	{"link-text", "fr", fixture{lang: "fr", text: "Cliquez [ici](https://a.example.org), [en savoir plus](https://b.example.org).\n"}, []string{`"ici"`, `"en savoir plus"`}},
	{"link-text", "pt", fixture{lang: "pt", text: "Veja [aqui](https://a.example.org), [Saiba mais](https://b.example.org).\n"}, []string{`"aqui"`, `"Saiba mais"`}},
	{"link-text", "well", fixture{text: "[The declaration](https://a.example.org), [the declaration](https://a.example.org).\n"}, nil},

	{"placeholder-left", "en", fixture{text: "TODO say more. We met [date] at XXX and [...] ???\n\nLorem ipsum dolor. The rest is to be confirmed.\n\n> We learned […] a lot.\n"},
		[]string{`error 4:1 "TODO"`, `4:23 "[date]"`, `4:33 "XXX"`, `4:41 "[...]"`, `4:47 "???"`, `6:1 "Lorem ipsum"`, `6:32 "to be confirmed"`}},
	{"placeholder-left", "es", fixture{lang: "es", text: "La sede está por definir. [Nombre de la persona] firmó. Queda pendiente de confirmar.\n"}, []string{`"por definir"`, `"[Nombre de la persona]"`, `"pendiente de confirmar"`}},
	{"placeholder-left", "fr", fixture{lang: "fr", text: "Le lieu est à confirmer. [Insérer le nom]\n"}, []string{`"à confirmer"`, `"[Insérer le nom]"`}},
	{"placeholder-left", "pt", fixture{lang: "pt", text: "O local está a definir. [inserir nome]\n"}, []string{`"a definir"`, `"[inserir nome]"`}},
	{"placeholder-left", "in a sheet", fixture{text: "{{ sessions }}\n", sessions: []map[string]string{{"title": "Opening", "date": "2018-01-01", "outcome": "TBD"}}}, []string{`error 4:1 what {{ sessions }} puts in says "TBD"`}},
	{"placeholder-left", "none", fixture{text: "A list that helps to confirm. Photo: A. N. Other. Chapter XX of the book. The XXth century.\n"}, nil},

	{"name-misspelt", "organizations", withRegister("en", "The Open Society Justice Institute, CDEP and Tecko came, and so did Techo and OSJI.\nThe Open Society Justice Initiative, CEDP and Poder Ciudadana spoke.\n"),
		[]string{`warning 4:5 "Open Society Justice Institute" is nearly the organization "Open Society Justice Initiative"`, `4:37 "CDEP" is nearly the organization "CEDP"`, `4:46 "Tecko" is nearly the organization "Techo"`, `5:47 "Poder Ciudadana" is nearly the organization "Poder Ciudadano"`}},
	{"name-misspelt", "fund, grantee, exchange", withRegister("en", "The Knowledge Management Platform paid. The Knowledge Managment Fund, too. [Puentes de Justica](https://p.example.org) held the Andean Learning Exchanges.\n"),
		[]string{`"Knowledge Management Platform" is nearly the fund`, `"Knowledge Managment Fund" is nearly the fund`, `"Puentes de Justica" is nearly the grantee`, `"Andean Learning Exchanges" is nearly the exchange`}},
	{"name-misspelt", "es", withRegister("es", "Vino la Fundación para Tierra y Agua, y la Fundación para la Tierra y Agua. También la Fundación para la Tierra y el Agua.\n"), []string{`"Fundación para la Tierra y Agua" is nearly`}},
	{"name-misspelt", "fr", withRegister("fr", "La Fundacion para la Tierra y el Aqua est venue.\n"), []string{`"Fundacion para la Tierra y el Aqua" is nearly`}},
	{"name-misspelt", "pt", withRegister("pt", "O Poder Cidadano falou, e o Poder Ciudadano ouviu.\n"), []string{`"Poder Cidadano" is nearly`}},
	{"name-misspelt", "others", withRegister("en", "A learning exchange is what we hold. Power to citizens. The techo of a house. ABCD, the World Health Organization, Open Day and the Learning Exchange of Teachers. The Knowledge Management Development Bank.\n\n> At Tecko we laughed.\n"), nil},

	{"word-repeated", "en", fixture{text: "We met in the\nthe town hall. They had had time. In Bora Bora, Bora Bora. 5 {{ date }} {{ date }} no, no.\n"}, []string{`warning 5:1 the word "the" stands twice`}},
	{"word-repeated", "es", fixture{lang: "es", text: "El trabajo de de la red.\n"}, []string{`4:15 the word "de"`}},
	{"word-repeated", "fr", fixture{lang: "fr", text: "Nous nous sommes réunis dans dans la salle.\n"}, []string{`the word "dans"`}},
	{"word-repeated", "pt", fixture{lang: "pt", text: "A rede da da região.\n"}, []string{`the word "da"`}},

	{"prose-language", "Spanish in English", fixture{text: "The group met in the town hall and spoke of the year.\n\nEl grupo se reunió con los vecinos y las autoridades del barrio en su casa.\n\n> El grupo se reunió con los vecinos y las autoridades del barrio en su casa.\n"},
		[]string{"warning 6:1 this passage reads as Spanish, the report is in English"}},
	{"prose-language", "English in Spanish", fixture{lang: "es", text: "The group met in the town hall and spoke of the year.\n"}, []string{"reads as English, the report is in Spanish"}},
	{"prose-language", "Portuguese in French", fixture{lang: "fr", text: "O grupo reuniu-se com os vizinhos e as autoridades do bairro na sua casa, não na escola.\n"}, []string{"reads as Portuguese"}},
	{"prose-language", "French in Portuguese", fixture{lang: "pt", text: "Le groupe est venu dans la salle avec les voisins et il a parlé des droits.\n"}, []string{"reads as French"}},
	{"prose-language", "the whole narrative", fixture{lang: "pt", text: "El grupo se reunió con los vecinos y las autoridades del barrio.\n\nEl encuentro fue en la casa de los vecinos y con su ayuda.\n\nLos grupos y las redes del barrio hablaron con el alcalde.\n"}, []string{"4:1 the narrative reads as Spanish, the report is in Portuguese"}},
	{"prose-language", "names do not tell", fixture{text: "Fundación para la Tierra y el Agua and its partners were heard by the ministry.\n"}, nil},

	{"picture-unnamed", "a file name and nothing", fixture{text: "{{ picture dot.png \"IMG_2034.jpg\" }}\n\n{{ picture dot.png \"Foto\" }}\n\n{{ picture dot.png \"A dot on white paper\" }}\n", files: fstest.MapFS{"dot.png": {Data: dot}}},
		[]string{`warning 4:1 the picture is described as "IMG_2034.jpg"`, `6:1 the picture is described as "Foto"`}},
}
