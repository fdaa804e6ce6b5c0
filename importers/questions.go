package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// withoutCourtesy takes the words around what a question asks for away: "what is
// your full name" asks for "full name".
func withoutCourtesy(folded string) string {
	words := strings.Fields(folded)
	for len(words) > 1 && courtesy[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && courtesy[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// alternative reads "organization or network": the first of two words for the
// same thing. What follows must be a word or two that lex does not know.
func (w *wordbook) alternative(folded string) string {
	for _, or := range []string{" or ", " o ", " u ", " ou "} {
		first, second, found := strings.Cut(folded, or)
		if !found || len(strings.Fields(second)) > 2 || isContrary(second) {
			continue
		}
		c, ok := w.exact(withoutCourtesy(first))
		if _, other := w.exact(second); ok && !other {
			return c.field
		}
	}
	return ""
}

// owner words name the person that a row is about.
var ownerWords = wordSet(`participant participants participante participantes attendee attendees asistente asistentes
	delegate delegates delegado delegada delegue deleguee person persona personne pessoa trainee beneficiary beneficiario beneficiaire respondent`)

// withoutOwner takes "of the participant" from behind a heading.
func withoutOwner(folded string) string {
	words := strings.Fields(folded)
	last := len(words) - 1
	if last < 2 || !ownerWords[words[last]] {
		return folded
	}
	end := last
	for end > 0 && (ofWords[words[end-1]] || grammar[words[end-1]]) {
		end--
	}
	if end == last || end == 0 || !ofWords[words[end]] {
		return folded
	}
	return strings.Join(words[:end], " ")
}

// coreWords are how many words a synonym must keep without its small words, so
// that what is left still means something.
const coreWords = 2

// core is a folded heading without its small words, "" when too little is left
// or two things are joined: "fecha de nacimiento" and the "fecha_nacimiento" of
// a form are one.
func core(folded string) string {
	var kept []string
	for _, word := range strings.Fields(folded) {
		switch {
		case word == "y" || word == "et" || word == "and" || word == "or":
			return ""
		case len(word) < 3 || ofWords[word] || courtesy[word]:
		default:
			kept = append(kept, word)
		}
	}
	if len(kept) < coreWords {
		return ""
	}
	slices.Sort(kept) // "name_last" is "last name"
	return strings.Join(kept, " ")
}

// coresOf lists the cores that belong to one field alone. Weak synonyms have
// none: they mean something only as they stand.
func (w *wordbook) coresOf() map[string]string {
	cores := map[string]string{}
	for synonym, field := range w.fields {
		if lexicon.WeakHeading(w.kind, synonym) {
			continue
		}
		short := core(synonym)
		if other, taken := cores[short]; short == "" || taken && other != field {
			field = ""
		}
		cores[short] = field
	}
	return cores
}

// Words of questions about consent, folded: what begins them, what they must be
// about, and what else people are asked to consent to, which is not this.
var (
	consentVerbs = wordSet(`autoriza autorizas autorizo acepta aceptas acepto consiente consiento concuerda authorize authorise agree consent
		autorisez autorise acceptez accepte consentez consens concorda concordo aceita aceito permite permitimos permission
		can may podemos puede pueden podriamos pouvons peut pode podem`)
	consentAbout = []string{"name", "nombr", "nommer", "nomme", "nomea", "quot", "citar", "cite", "citad", "public", "publish", "publi",
		"testimon", "temoign", "depoim", "palabras", "words", "propos", "palavras"}
	consentOther = wordSet(`photo photos photograph photographs foto fotos fotografia fotografias image images imagen imagenes imagem imagens video videos
		audio recording recorded grabacion grabar gravacao enregistrement film filmed
		data datos dados donnees privacy privacidad privacidade personales pessoais personnelles tratamiento traitement tratamento
		terms terminos conditions condiciones termos code codigo conduct conducta newsletter boletin`)
)

// consentQuestion reads "Do you agree to be named in the report?". asks is true
// for a question about consent, whatever to; the field is "" when it is none to
// be named or quoted.
func (w *wordbook) consentQuestion(folded string) (field string, asks bool) {
	if _, has := kindField(w.kind, "consent"); !has {
		return "", false
	}
	words := strings.Fields(folded)
	verb, about, other := false, false, false
	for i, word := range words {
		verb = verb || i < 4 && consentVerbs[word]
		about = about || word == "nom" || word == "nome" || slices.ContainsFunc(consentAbout, func(stem string) bool { return strings.HasPrefix(word, stem) })
		other = other || consentOther[word]
	}
	switch {
	case !verb || len(words) < 2:
		return "", false
	case other:
		return "", true
	case about && (len(words) > 2 || strings.HasPrefix(words[0], "p")):
		return "consent", true
	}
	return "", false
}
