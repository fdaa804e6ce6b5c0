package reports

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// mask takes the names of those at risk out of whatever a report to donors or
// the public says: an organization becomes "an organization", a country its
// region. It works on the words that are about to be printed, so that it holds
// for sheets and for the author's own sentences alike. The nil mask takes
// nothing out.
type mask struct {
	// forms are names by their first folded word, the longest first.
	forms map[string][]form
	hosts []string
	// codes are the countries, alpha-2; keys the folded names of organizations.
	codes []string
	keys  map[string]bool
	lang  string
	// hit counts what was taken out.
	hit int
}

// form is one way to write a name.
type form struct {
	words []string
	// instead stands in its place; "" marks the name of somebody who is not at
	// risk and holds the name of one who is, as South Sudan does.
	instead string
	// organization forms take an article before them along.
	organization bool
}

// newMask gathers the names of those at risk, nil where nobody is or where the
// reader is a colleague.
func newMask(ctx context.Context, in Input, req Request) (*mask, error) {
	if !in.AtRisk.Anybody() || req.Audience == records.Internal {
		return nil, nil
	}
	m := &mask{forms: map[string][]form{}, keys: map[string]bool{}, lang: req.Language, codes: in.AtRisk.Countries}
	for _, lang := range lexicon.Languages {
		for _, name := range lexicon.CountryNames(lang) {
			if strings.Contains(lexicon.Fold(name), " ") {
				m.add(name, "", false)
			}
		}
	}
	for _, code := range in.AtRisk.Countries {
		for _, lang := range lexicon.Languages {
			m.add(lexicon.CountryName(code, lang), lexicon.RegionName(lexicon.Subregion(code), m.lang), false)
		}
	}
	if len(in.AtRisk.Organizations) == 0 {
		return m, nil
	}
	list, err := in.Store.Organizations(ctx, store.Query{Rules: in.Rules})
	if err != nil {
		return nil, fmt.Errorf("list the organizations at risk: %w", err)
	}
	for _, name := range in.AtRisk.Organizations {
		names := append([]string{name}, sameOrganization(name, list, in.Rules)...)
		for _, o := range list {
			if o.Website != "" && slices.Contains(names, o.Name) {
				m.addHost(o.Website)
			}
		}
		for _, n := range names {
			m.keys[lexicon.FoldOrganization(n)] = true
			m.addOrganization(n)
		}
	}
	return m, nil
}

// sameOrganization lists the other ways in which an organization is written.
func sameOrganization(name string, list []store.Organization, rules records.Rules) []string {
	key := lexicon.FoldOrganization(name)
	is := func(other string) bool { return lexicon.FoldOrganization(other) == key }
	var names []string
	for _, o := range list {
		written := []string{o.Name}
		for _, s := range o.Spellings {
			written = append(written, s.Text)
		}
		if o.Acronym != "" {
			written = append(written, o.Acronym)
		}
		if slices.ContainsFunc(written, func(w string) bool { return slices.ContainsFunc(parts(w), is) }) {
			names = append(names, written...)
		}
	}
	for alias, meant := range rules.OrganizationAliases {
		if is(alias) || slices.ContainsFunc(parts(meant), is) || slices.Contains(names, meant) {
			names = append(names, alias, meant)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// parts are a name and, where it has brackets, what stands before and in them.
func parts(name string) []string {
	list := []string{name}
	if before, inside, ok := strings.Cut(name, "("); ok {
		inside, _, _ = strings.Cut(inside, ")")
		list = append(list, strings.TrimSpace(before), strings.TrimSpace(inside))
	}
	return list
}

func (m *mask) addOrganization(name string) {
	for _, part := range parts(name) {
		m.add(part, lexicon.Word("at_risk.organization", m.lang), true)
	}
}

func (m *mask) add(name, instead string, organization bool) {
	words := strings.Fields(lexicon.Fold(name))
	if organization {
		words = strings.Fields(lexicon.FoldOrganization(name))
	}
	if len(words) == 0 {
		return
	}
	list := m.forms[words[0]]
	for i, f := range list {
		if slices.Equal(f.words, words) {
			if instead != "" {
				list[i] = form{words, instead, organization}
			}
			return
		}
	}
	list = append(list, form{words, instead, organization})
	slices.SortStableFunc(list, func(a, b form) int { return len(b.words) - len(a.words) })
	m.forms[words[0]] = list
}

func (m *mask) addHost(website string) {
	if !strings.Contains(website, "://") {
		website = "https://" + website
	}
	if u, err := url.Parse(website); err == nil && u.Hostname() != "" {
		m.hosts = append(m.hosts, strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."))
	}
}

// leadsTo reports whether an address is one of an organization at risk.
func (m *mask) leadsTo(address string) bool {
	if m == nil {
		return false
	}
	u, err := url.Parse(address)
	if err != nil {
		return true // better one link too few
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if u.Scheme == "mailto" {
		_, host, _ = strings.Cut(strings.ToLower(u.Opaque), "@")
	}
	return host != "" && slices.ContainsFunc(m.hosts, func(h string) bool { return host == h || strings.HasSuffix(host, "."+h) }) || m.has(address)
}

var (
	maskWord    = regexp.MustCompile(`[\p{L}\p{M}\p{Nd}]+`)
	maskArticle = regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{M}])((?:the|la|el|los|las|les|le|os|as|o|a)\s+|l['’])$`)
	maskFilter  = regexp.MustCompile(`\b(country|organization)=("(?:[^"\\]|\\.)*"|\S+)`)
)

// text takes the names out of words that people read. A name of one word counts
// only with a capital, since many are words of every day.
func (m *mask) text(s string) string { return m.replace("", s, false) }

// anyCase does so in names of files and sheets, whatever their letters.
func (m *mask) anyCase(s string) string { return m.replace("", s, true) }

// has reports whether a text names somebody at risk, whatever its letters.
func (m *mask) has(s string) bool {
	if m == nil {
		return false
	}
	was := m.hit
	changed := m.anyCase(s) != s
	m.hit = was
	return changed
}

// replace takes the names out of words that follow others in their block.
func (m *mask) replace(before, s string, anyCase bool) string {
	if m == nil || s == "" {
		return s
	}
	places := maskWord.FindAllStringIndex(s, -1)
	folded := make([]string, len(places))
	for i, p := range places {
		folded[i] = lexicon.Fold(s[p[0]:p[1]])
	}
	var b strings.Builder
	done := 0
	for i := 0; i < len(places); i++ {
		f, n := m.at(s, places, folded, i, anyCase)
		if n == 0 {
			continue
		}
		if f.instead != "" {
			from := places[i][0]
			if f.organization {
				if a := maskArticle.FindStringSubmatchIndex(s[done:from]); a != nil {
					from = done + a[2]
				}
			}
			b.WriteString(s[done:from])
			b.WriteString(m.cased(f.instead, before+s[:from]))
			done = places[i+n-1][1]
			m.hit++
		}
		i += n - 1
	}
	b.WriteString(s[done:])
	return b.String()
}

// at finds the longest form that begins with a word, and how many words it has.
func (m *mask) at(s string, places [][]int, folded []string, i int, anyCase bool) (form, int) {
	for _, f := range m.forms[folded[i]] {
		if i+len(f.words) > len(folded) || !slices.Equal(folded[i:i+len(f.words)], f.words) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s[places[i][0]:])
		if len(f.words) == 1 && !anyCase && unicode.IsLower(first) {
			continue
		}
		if !anyCase && parted(s, places[i:i+len(f.words)]) {
			continue
		}
		return f, len(f.words)
	}
	return form{}, 0
}

// parted reports whether a sentence or a list goes on between words, so that they
// are no one name.
func parted(s string, places [][]int) bool {
	for i := 1; i < len(places); i++ {
		gap := s[places[i-1][1]:places[i][0]]
		if strings.ContainsAny(gap, ",;:!?") || strings.Contains(gap, ". ") {
			return true
		}
	}
	return false
}

// cased writes words large where a sentence begins with them.
func (m *mask) cased(instead, before string) string {
	before = strings.TrimRight(before, " \t\n«“\"'(¿¡")
	if before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?") {
		return capital(instead)
	}
	return instead
}

// id takes the names out of the name of a figure, such as participants
// country=HN.
func (m *mask) id(id string) string {
	if m == nil {
		return id
	}
	id = maskFilter.ReplaceAllStringFunc(id, func(pair string) string {
		field, value, _ := strings.Cut(pair, "=")
		bare := strings.Trim(value, `"`)
		atRisk := field == "country" && slices.Contains(m.codes, lexicon.Country(bare, nil).Code) ||
			field == "organization" && slices.ContainsFunc(parts(bare), func(p string) bool { return m.keys[lexicon.FoldOrganization(p)] })
		if atRisk {
			m.hit++
			return field + "=…"
		}
		return pair
	})
	return m.anyCase(id)
}

// ids does so for several.
func (m *mask) ids(list []string) []string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = m.id(id)
	}
	return out
}

// names reports whether an organization is one at risk.
func (m *mask) names(o store.Organization) bool {
	if m == nil {
		return false
	}
	return slices.ContainsFunc(parts(o.Name), func(p string) bool { return m.keys[lexicon.FoldOrganization(p)] })
}
