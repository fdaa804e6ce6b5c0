package iati

import (
	"slices"
	"strconv"
	"strings"
)

// forbidden are the characters that no identifier may hold.
const forbidden = "/&|? \t\r\n"

func checkIdentifier(a *Activity, r *report) {
	switch {
	case a.Identifier == "":
		r.wrong("iati-identifier", "", "the identifier is missing", "write the reporter's identifier, a dash, and a name for the activity: US-EIN-123456789-LALE2017")
	case strings.ContainsAny(a.Identifier, forbidden):
		r.wrong("iati-identifier", a.Identifier, "an identifier holds no space and none of / & | ?", "use letters, digits and dashes")
	case a.Reporter.Ref != "" && (!strings.HasPrefix(a.Identifier, a.Reporter.Ref+"-") || len(a.Identifier) == len(a.Reporter.Ref)+1):
		r.wrong("iati-identifier", a.Identifier, "the identifier does not begin with that of the reporter and a dash", "write "+a.Reporter.Ref+"-…")
	}
}

// organizationTypes and the other lists are code lists of the standard.
var (
	organizationTypes = []string{"10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"}
	roles             = []string{Funding, Accountable, Extending, Implementing}
)

func checkOrganizations(a *Activity, r *report) {
	if a.Reporter.Ref == "" {
		r.wrong("reporting-org/@ref", "", "the reporter has no identifier", "take it from org-id.guide: agency and number, such as US-EIN-123456789")
	}
	if a.Reporter.Type == "" {
		r.wrong("reporting-org/@type", "", "the type of the reporter is missing", "21 is an international, 22 a national NGO")
	}
	if !a.Reporter.Name.says() {
		r.wrong("reporting-org", "", "the reporter has no name", "give one")
	}
	checkOrganization(r, "reporting-org", a.Reporter)
	if len(a.Participants) == 0 {
		r.wrong("participating-org", "", "no organization takes part", "name who funds and who implements the activity")
	}
	for i, p := range a.Participants {
		where := nth("participating-org", i)
		if !slices.Contains(roles, p.Role) {
			r.wrong(where+"/@role", p.Role, "this is no role", "1 is funding, 2 accountable, 3 extending, 4 implementing")
		}
		if p.Ref == "" && !p.Name.says() {
			r.wrong(where, "", "the organization has neither an identifier nor a name", "give one of them")
		}
		if strings.ContainsAny(p.Activity, forbidden) {
			r.wrong(where+"/@activity-id", p.Activity, "an identifier holds no space and none of / & | ?", "use letters, digits and dashes")
		}
		checkOrganization(r, where, p.Organization)
	}
}

func checkOrganization(r *report, where string, o Organization) {
	if strings.ContainsAny(o.Ref, forbidden) {
		r.wrong(where+"/@ref", o.Ref, "an identifier holds no space and none of / & | ?", "use letters, digits and dashes")
	}
	if o.Type != "" && !slices.Contains(organizationTypes, o.Type) {
		r.wrong(where+"/@type", o.Type, "this is no type of organization", "10 is a government, 21 an international and 22 a national NGO, 60 a foundation")
	}
}

func checkTexts(a *Activity, r *report) {
	if !a.Title.says() {
		r.wrong("title", "", "the activity has no title", "give one")
	}
	if len(a.Descriptions) == 0 {
		r.wrong("description", "", "the activity has no description", "say in a sentence or two what it does and for whom")
	}
	for i, d := range a.Descriptions {
		if !d.Text.says() {
			r.wrong(nth("description", i), "", "the description is empty", "say what the activity does and for whom, or leave it out")
		}
	}
	if !isLanguage(a.Language) {
		r.wrong("@xml:lang", a.Language, "this is no language code", "use two letters of ISO 639-1, such as es")
	}
	texts := []Text{a.Title}
	for _, d := range a.Descriptions {
		texts = append(texts, d.Text)
	}
	for _, text := range texts {
		for _, n := range text {
			if n.Language == "" && a.Language == "" {
				r.wrong("@xml:lang", "", "nobody says in which language the texts are", "give the language of the activity")
				return
			}
			if !isLanguage(n.Language) {
				r.wrong("narrative/@xml:lang", n.Language, "this is no language code", "use two letters of ISO 639-1, such as es")
			}
		}
	}
}

func isLanguage(s string) bool {
	return s == "" || len(s) == 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

func checkCodes(a *Activity, r *report) {
	one := func(where, value string, from, to int, hint string) {
		if n, err := strconv.Atoi(value); err != nil || n < from || n > to || strconv.Itoa(n) != value {
			r.wrong(where, value, "this is no code of the list", hint)
		}
	}
	one("activity-status/@code", string(a.Status), 1, 6, "2 is implementation, 3 finalisation, 4 closed")
	if a.Scope != "" {
		one("activity-scope/@code", string(a.Scope), 1, 8, "1 is global, 2 regional, 3 multi-national, 4 national")
	}
	for i, t := range a.Tags {
		if t.Vocabulary == "" || strings.TrimSpace(t.Code) == "" {
			r.wrong(nth("tag", i), t.Vocabulary+" "+t.Code, "a tag needs a vocabulary and a code", "2 is the vocabulary of SDG goals, 3 that of SDG targets")
		} else if !inVocabulary(t.Vocabulary, t.Code, TagGoal, TagTarget) {
			r.wrong(nth("tag", i)+"/@code", t.Code, "this is no goal or target of the SDGs", "write 16 or 16.3")
		}
	}
	for i, m := range a.Markers {
		where := nth("policy-marker", i)
		if m.Vocabulary == "" || m.Vocabulary == "1" {
			one(where+"/@code", m.Code, 1, 12, "1 is gender, 3 participation and good governance, 11 disability")
			one(where+"/@significance", m.Significance, 0, 4, "0 is not targeted, 1 significant, 2 principal")
		}
	}
	for i, rel := range a.Related {
		one(nth("related-activity", i)+"/@type", rel.Type, 1, 5, "1 is the parent, 2 a child, 3 a sibling")
		if rel.Ref == "" || strings.ContainsAny(rel.Ref, forbidden) {
			r.wrong(nth("related-activity", i)+"/@ref", rel.Ref, "the identifier of the other activity is missing or holds one of / & | ? or a space", "give it as the other reporter does")
		}
	}
}

// inVocabulary checks goals and targets of the SDGs by their form.
func inVocabulary(vocabulary, code, goals, targets string) bool {
	goal, target, dotted := strings.Cut(code, ".")
	n, err := strconv.Atoi(goal)
	isGoal := err == nil && n >= 1 && n <= 17 && strconv.Itoa(n) == goal
	switch vocabulary {
	case goals:
		return isGoal && !dotted
	case targets:
		return isGoal && dotted && (isDigits(target) || len(target) == 1 && target >= "a" && target <= "z")
	}
	return true
}
