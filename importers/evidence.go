package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// claimCodes finds a column of country codes that only its heading's "ISO" and
// its cells betray, such as "Delegation_ISO". The column whose heading is the
// same without the word for a code then holds the countries' names.
func (l *layout) claimCodes(b *body) {
	if _, has := kindField(l.kind, "country_code"); !has || l.holds("country_code") {
		return
	}
	for i, c := range l.columns {
		base, _, iso := withoutCodeWords(lexicon.Fold(strings.ReplaceAll(c.Heading, "_", " ")))
		if !iso || !l.free(i) || !b.profiles[i].most(b.profiles[i].codes) {
			continue
		}
		l.claims[i] = claim{"country_code", known, ByContent}
		for j, name := range l.columns {
			if base != "" && lexicon.Fold(name.Heading) == base && l.claims[j].strength <= known && !name.Dropped && !l.holds("country") {
				l.claims[j] = claim{"country", known, ByContent}
				l.columns[j].Note = "its codes stand in column " + c.Letter
			}
		}
		return
	}
}

// maleHeadings head columns of ticks for men; those for women are the lexicon's.
var maleHeadings = []string{"male", "man", "men", "homme", "hommes", "hombre", "hombres", "homem", "homens", "masculino", "masculin", "masculine", "varon", "varones"}

// claimTicks reads columns such as "Female" with 1 and 0, or "H" and "M" with
// crosses, as the sex of the person.
func (l *layout) claimTicks(b *body) {
	var letters []int
	for i, c := range l.columns {
		p := b.profiles[i]
		switch {
		case l.claims[i].field == "female":
			l.tick(i, "F", l.claims[i].strength)
		case !l.free(i) || !p.most(p.flags+p.ticks):
		case slices.Contains(maleHeadings, lexicon.Fold(c.Heading)) && l.kind == records.Participants:
			l.tick(i, "M", known)
		case len(c.Heading) == 1 && strings.Contains("FHM", strings.ToUpper(c.Heading)) && l.kind == records.Participants:
			letters = append(letters, i)
		}
	}
	if len(letters) != 2 {
		return
	}
	// M stands for mujer beside H (hombre), for male beside F.
	first, second := strings.ToUpper(l.columns[letters[0]].Heading), strings.ToUpper(l.columns[letters[1]].Heading)
	for i, letter := range []string{first, second} {
		other := []string{second, first}[i]
		switch {
		case letter == other:
		case letter == "F" || letter == "M" && other == "H":
			l.tick(letters[i], "F", known)
		default:
			l.tick(letters[i], "M", known)
		}
	}
}

// claimBoxes reads boxes under "Sex" and "Age": a tick says what stands over it.
func (l *layout) claimBoxes(h head, b *body) {
	if l.kind != records.Participants {
		return
	}
	for i := range l.columns {
		c, p := &l.columns[i], b.profiles[i]
		group := at(h.boxes, i)
		if group == "" || !l.free(i) || p.filled > 0 && !p.most(p.flags+p.ticks) {
			continue
		}
		if sex, ok := lexicon.Sex(c.Heading); ok && sex != "" {
			l.claims[i], c.tick = claim{"sex", known, ByHeading}, sex
		} else if age, ok := lexicon.Age(c.Heading); ok && age != "" {
			l.claims[i], c.tick = claim{"age", known, ByHeading}, age
		}
		c.Note = "a tick is read as " + c.tick
	}
	l.manOfHombre(h)
}

// manOfHombre mends M beside H: mujer beside hombre.
func (l *layout) manOfHombre(h head) {
	hombre := -1
	for i, c := range l.columns {
		if c.tick == "M" && strings.EqualFold(c.Heading, "H") && at(h.boxes, i) != "" {
			hombre = i
		}
	}
	for i := range l.columns {
		if c := &l.columns[i]; hombre >= 0 && c.tick == "M" && strings.EqualFold(c.Heading, "M") && at(h.boxes, i) != "" {
			c.tick, c.Note = "F", "a tick is read as F"
		}
	}
}

func (l *layout) tick(column int, sex string, strength int) {
	l.claims[column] = claim{"sex", strength, ByHeading}
	l.columns[column].tick = sex
	opposite := map[string]string{"F": "M", "M": "F"}[sex]
	l.columns[column].Note = "1 or yes is read as " + sex + ", 0 or no as " + opposite
}

// claimEmail takes the one column of e-mail addresses that no heading names.
func (l *layout) claimEmail(b *body) {
	if _, has := kindField(l.kind, "email"); !has || l.holds("email") {
		return
	}
	found := -1
	for i, c := range l.columns {
		p := b.profiles[i]
		if !l.free(i) || p.filled < 2 || !p.most(p.emails) || isContrary(c.Heading) {
			continue
		}
		if found >= 0 {
			return
		}
		found = i
	}
	if found >= 0 {
		l.claims[found] = claim{"email", shown, ByContent}
	}
}

// claimQuote takes the one column of long texts of a sheet that otherwise reads
// like testimonials: nobody heads it alike.
func (l *layout) claimQuote(b *body) {
	if l.kind != records.Testimonials || l.holds("quote") {
		return
	}
	signs := 0
	for _, field := range ofTestimonials {
		if l.holds(field) {
			signs++
		}
	}
	found := -1
	for i := range l.columns {
		p := b.profiles[i]
		if signs < 2 || !l.free(i) || p.filled == 0 || p.letters < 40*p.filled {
			continue
		}
		if found >= 0 {
			return
		}
		found = i
	}
	if found >= 0 {
		l.claims[found] = claim{"quote", shown, ByContent}
	}
}

func isContrary(heading string) bool {
	return slices.ContainsFunc(strings.Fields(lexicon.Fold(heading)), func(w string) bool { return contrary[w] })
}

// claimNames decides what "Name" means beside a column for part of a name:
// beside "Surname" it holds given names, beside "First name" (French "Nom" and
// "Prénom") family names, unless its cells hold the other part as well.
func (l *layout) claimNames(b *body) {
	if l.kind != records.Participants {
		return
	}
	given, family := l.holds("given_name"), l.holds("family_name")
	if given == family {
		return
	}
	part, rest := "given_name", "family_name"
	if family {
		part, rest = rest, part
	}
	partColumn := slices.IndexFunc(l.claims, func(c claim) bool { return c.field == part })
	for i, c := range l.claims {
		if c.field != "name" || c.evidence != ByHeading || b.contains(i, partColumn) {
			continue
		}
		if generalName(l.columns[i].Heading) {
			l.claims[i].field = rest
		}
	}
}

// generalName tells headings that may mean a part of a name or all of it.
func generalName(heading string) bool {
	plain, _ := brackets(bareHeading(heading))
	if isPath(plain) {
		plain = plain[strings.LastIndexByte(plain, '/')+1:]
	}
	for _, part := range headingParts(plain) {
		if folded := lexicon.Fold(part); !nameWords[folded] && folded != "nombres" && folded != "names" {
			return false
		}
	}
	return plain != ""
}

// contains tells that the cells of one column mostly hold those of another.
func (b *body) contains(whole, part int) bool {
	both, inside := 0, 0
	for _, row := range b.rows {
		w, p := lexicon.Fold(row.text(whole)), lexicon.Fold(row.text(part))
		if w == "" || p == "" {
			continue
		}
		both++
		if strings.Contains(w, p) {
			inside++
		}
	}
	return both > 0 && inside*2 > both
}
