package desk

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// vagueTexts are words of links that say nothing about where they lead, folded;
// who hears only the links of a page read out cannot tell them apart.
var vagueTexts = []string{
	"here", "click here", "click", "this", "this link", "link", "the link", "read more", "more", "see more", "see here", "learn more", "this page", "page", "download", "video", "website", "web site",
	"aqui", "haga clic aqui", "haz clic aqui", "clic aqui", "pulse aqui", "ver aqui", "este enlace", "enlace", "el enlace", "esta pagina", "leer mas", "ver mas", "mas", "mas informacion", "descargar", "sitio web",
	"ici", "cliquez ici", "cliquer ici", "voir ici", "par ici", "ce lien", "lien", "le lien", "cette page", "lire plus", "lire la suite", "en savoir plus", "voir plus", "plus", "telecharger", "site web", "site internet",
	"clique aqui", "clicar aqui", "veja aqui", "este link", "o link", "esta ligacao", "ligacao", "leia mais", "saiba mais", "ver mais", "mais", "mais informacoes", "baixar", "descarregar", "site",
}

// vagueLinks are links whose words do not say where they lead, and words that
// lead to several places.
func vagueLinks(c *Case) []records.Finding {
	var found []records.Finding
	where := map[string]string{}
	for _, p := range c.Passages {
		for _, r := range p.Runs {
			if !r.Link {
				continue
			}
			key := lexicon.Fold(r.Text)
			before, known := where[key]
			switch {
			case key == "":
				found = append(found, at(r.Line, r.Column, fmt.Sprintf("the link to %s has no words", r.URL), "put what it leads to between the square brackets"))
			case slices.Contains(vagueTexts, key):
				found = append(found, at(r.Line, r.Column, fmt.Sprintf("the words %q do not say where the link leads", r.Text), "name what the reader finds there: [the list of webinars](…)"))
			case known && before != r.URL:
				found = append(found, at(r.Line, r.Column, fmt.Sprintf("the words %q lead to %s here, and to %s before", r.Text, r.URL, before), "name each place by its own words, or mend one address"))
			}
			where[key] = r.URL
		}
	}
	return found
}
