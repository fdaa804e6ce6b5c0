package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Fields that only one kind of thing has: they tell a list of people from a list
// of organizations where both have a column "Name".
var (
	ofPeople        = []string{"given_name", "family_name", "sex", "age", "birth_date", "disability", "position", "role", "status"}
	onlyOfPeople    = []string{"sex", "age", "birth_date", "disability", "status"}
	ofOrganizations = []string{"acronym", "scope", "organization_type", "website", "contact"}
	ofTestimonials  = []string{"consent", "audience", "attribution", "language", "expires"}
)

// chooseKind tells what a sheet lists. An organizations list has no column for
// the names of people; "Nombre" beside "Organización" makes participants. It
// returns nil when the sheet lists nothing that lex knows.
func chooseKind(layouts []layout, sheet, file string) *layout {
	people := layoutOf(layouts, records.Participants)
	organizations := layoutOf(layouts, records.Organizations)
	testimonials := layoutOf(layouts, records.Testimonials)
	hinted := hint(sheet)
	if hinted == "" {
		hinted = hint(file)
	}
	if l := marked(layouts, hinted); l != nil {
		return l
	}
	switch {
	case isTestimonials(testimonials, hinted):
		return testimonials
	case people == nil || organizations == nil:
		return only(layouts)
	}
	// Where people's sex or attendance is asked for, "Contact name" is theirs.
	attended := people.count(onlyOfPeople) > 0
	name := slices.ContainsFunc(people.columns, func(c Column) bool { return isNameField(c.Field) && (attended || !isContact(c)) })
	switch {
	case name && (namesPeople(people) || people.has("organization")):
		return people
	case name && !organizations.has("name"):
		return people
	case name:
		return nameAlone(people, organizations, hinted)
	case testimonials != nil && testimonials.count(ofTestimonials) > 1:
		return nil // testimonials whose column of quotes nobody could find
	case people.count(onlyOfPeople) > 1 || asksAttendance(people.headingOf("status")):
		return nil // people whose column of names nobody could find
	case organizations.has("name"):
		return organizations
	}
	return nil
}

// mark tells a sheet of a kind by its columns: all of must, each by a heading of
// its own, and so many of any; a name of the sheet or file that says the kind
// counts as one.
type mark struct {
	kind      records.Kind
	must, any []string
	least     int
}

// marks are tried in this order; participants, organizations and testimonials
// have their own rules.
var marks = []mark{
	{records.Budget, []string{"line"}, []string{"budget", "spent", "category", "currency"}, 2},
	{records.Indicators, []string{"indicator"}, []string{"baseline", "target", "period_target", "actual", "unit"}, 2},
	{records.NextSteps, []string{"step"}, []string{"due", "owner", "status"}, 2},
	{records.Consents, []string{"name", "consent"}, []string{"use", "withdrawn", "expires", "audience", "obtained_by"}, 2},
	{records.Sessions, []string{"title"}, []string{"attendees", "women", "facilitator", "summary", "outcome", "deviation", "date"}, 3},
	{records.Outputs, []string{"title"}, []string{"quantity", "recipient", "website", "status", "type"}, 3},
	{records.Exchanges, []string{"name", "start"}, []string{"end", "fund", "id", "city"}, 2},
}

// marked finds the first kind whose mark the sheet bears. A sheet of people is
// none of them, however many of their columns it has.
func marked(layouts []layout, hinted records.Kind) *layout {
	people := layoutOf(layouts, records.Participants)
	if people == nil || len(layouts) == 1 {
		return nil // the person has fixed the kind
	}
	for _, m := range marks {
		l := layoutOf(layouts, m.kind)
		found := l.count(m.any)
		if hinted == m.kind {
			found++
		}
		if !l.hasAll(m.must) || found < m.least {
			continue
		}
		if m.kind != records.Consents && people.has("name") && people.count(ofPeople)+people.count([]string{"email", "organization"}) > 0 {
			continue
		}
		if people.namesSomebody() && people.count(ofPeople) > 1 || layoutOf(layouts, records.Testimonials).has("quote") && hinted != m.kind {
			continue
		}
		return l
	}
	return nil
}

func (l *layout) namesSomebody() bool {
	return slices.ContainsFunc(l.columns, func(c Column) bool { return isNameField(c.Field) })
}

func (l *layout) hasAll(fields []string) bool {
	return !slices.ContainsFunc(fields, func(field string) bool { return !l.has(field) })
}

// nameAlone decides where "Name" may be a person's or an organization's.
func nameAlone(people, organizations *layout, hinted records.Kind) *layout {
	person, organization := people.count(ofPeople), organizations.count(ofOrganizations)
	if hinted == records.Participants {
		person++
	}
	if hinted == records.Organizations {
		organization++
	}
	if organization > person {
		return organizations
	}
	return people
}

// namesPeople tells that a heading can only mean the name of a person.
func namesPeople(people *layout) bool {
	w := wordbookOf(records.Organizations)
	for _, c := range people.columns {
		switch {
		case !isNameField(c.Field) || isContact(c):
			continue
		case c.Field != "name":
			return true
		case c.Evidence == ByTag:
			return true
		}
		other, ok := w.claim(c.Heading)
		if !ok || other.field != "name" {
			return true
		}
	}
	return false
}

func isNameField(field string) bool {
	return field == "name" || field == "given_name" || field == "family_name"
}

// isContact tells the name of the contact of an organization.
func isContact(c Column) bool {
	claim, ok := wordbookOf(records.Organizations).claim(c.Heading)
	return ok && claim.field == "contact"
}

// isTestimonials wants a column of quotes and something that goes with quotes
// only: a remark behind a registration is none.
func isTestimonials(l *layout, hinted records.Kind) bool {
	if l == nil || !l.has("quote") {
		return false
	}
	return len(l.columns) > 0 && (l.count(ofTestimonials) > 0 || hinted == records.Testimonials)
}

// only is the answer where the person has fixed the kind.
func only(layouts []layout) *layout {
	if len(layouts) == 1 {
		return &layouts[0]
	}
	return nil
}

func layoutOf(layouts []layout, kind records.Kind) *layout {
	for i := range layouts {
		if layouts[i].kind == kind {
			return &layouts[i]
		}
	}
	return nil
}

// headingOf is the heading of a field's column, "" when there is none.
func (l *layout) headingOf(field string) string {
	for _, c := range l.columns {
		if c.Field == field {
			return c.Heading
		}
	}
	return ""
}

func (l *layout) has(field string) bool { return l.count([]string{field}) > 0 }

func (l *layout) count(fields []string) int {
	n := 0
	for _, c := range l.columns {
		if slices.Contains(fields, c.Field) {
			n++
		}
	}
	return n
}

// kindWords are the words by which names of sheets and files tell what they
// list, folded; a word of the name must begin with one of them.
var kindWords = []struct {
	kind  records.Kind
	words []string
}{
	{records.Consents, []string{"consent", "autorizacion", "autorizac"}},
	{records.NextSteps, []string{"next", "proximo", "siguiente", "prochain", "seguimiento", "followup", "encaminhamento", "compromiso"}},
	{records.Indicators, []string{"indicat", "indicad", "logframe", "marco"}},
	{records.Budget, []string{"budget", "presup", "orcamento", "gasto", "expend", "depense", "finan"}},
	{records.Sessions, []string{"session", "sesion", "seance", "sessao", "sessoes", "activit", "activid", "ativid", "agenda"}},
	{records.Outputs, []string{"output", "product", "produit", "produto", "livrable", "entregable"}},
	{records.Exchanges, []string{"exchange", "intercambio", "echange", "event", "evento", "evenement"}},
	{records.Testimonials, []string{"testimoni", "temoignage", "depoimento", "quote", "citas", "citation"}},
	{records.Participants, []string{"participa", "attend", "asisten", "delega", "registr", "inscri", "person", "people", "presenc", "presence", "liste de presence", "invit", "assisten", "assistan"}},
	{records.Organizations, []string{"organi", "ong", "ngo", "partner", "socio", "partenaire", "parceir", "instituti", "institucion", "instituic", "member", "miembro", "membre", "grant", "grantee", "aliad"}},
}

func hint(name string) records.Kind {
	for _, k := range kindWords {
		for _, word := range strings.Fields(lexicon.Fold(name)) {
			if slices.ContainsFunc(k.words, func(w string) bool { return strings.HasPrefix(word, w) }) {
				return k.kind
			}
		}
	}
	return ""
}
