package workspace

import (
	"strconv"

	"github.com/namati/lex/internal/records"
)

// bind turns checked values into structs. Everything has the right form by now,
// so the conversions cannot fail.
func bind(root *value) *Config {
	privacy, mail, grantee := root.group("privacy"), root.group("mail"), root.group("grantee")
	return &Config{
		Database: root.word("database"),
		Language: root.word("language"),
		Grantee: records.Grantee{
			Name: grantee.word("name"), Website: grantee.word("website"), Country: grantee.word("country"),
			Logo: grantee.word("logo"), Contact: grantee.word("contact"), Signatory: grantee.word("signatory"),
			OrgID: grantee.word("org_id"), OrgType: grantee.word("org_type"),
		},
		Rules:   bindRules(root),
		Imports: bindImports(root),
		Privacy: Privacy{
			MinCell: privacy.whole("min_cell"), Suppress: privacy.word("suppress"),
			ReplaceCountryWithRegion: privacy.word("replace_country_with_region") == "true",
			AtRisk:                   records.AtRisk{Organizations: privacy.group("at_risk").words("organizations"), Countries: privacy.group("at_risk").words("countries")},
		},
		Checks:      root.pairs("checks"),
		Reports:     bindReports(root),
		Corrections: bindCorrections(root),
		Schedules:   bindSchedules(root),
		Mail: Mail{
			Host: mail.word("host"), Port: mail.whole("port"), From: mail.word("from"),
			User: mail.word("user"), PasswordFile: mail.word("password_file"),
		},
		root: root,
	}
}

func bindRules(root *value) records.Rules {
	aliases, notCounted := root.group("aliases"), root.group("not_counted")
	rules := records.Rules{
		OrganizationAliases: aliases.pairs("organizations"),
		CountryAliases:      aliases.pairs("countries"),
		AgeGroups:           root.words("age_groups"),
		NotCountedRoles:     notCounted.words("roles"),
		NotCountedStatuses:  notCounted.words("statuses"),
		FiscalYearStart:     root.whole("fiscal_year_start"),
	}
	for _, f := range root.group("funds").children {
		rules.Funds = append(rules.Funds, records.Fund{
			ID: f.name, Name: f.word("name"), Donor: f.word("donor"), Grant: f.word("grant"), Currency: f.word("currency"),
			Amount: f.number("amount"), Start: f.word("start"), End: f.word("end"), VarianceThreshold: f.number("variance_threshold"),
			PersonnelMax: f.optional("personnel_max"), NoOverheads: f.word("overheads") == "none",
			Description: f.word("description"), Awarded: f.word("awarded"), OrgID: f.word("org_id"), OrgType: f.word("org_type"),
			Activity: f.word("iati_id"), DonorActivity: f.word("donor_iati_id"), GrantID: f.word("grant_id"),
		})
	}
	for _, e := range root.group("exchanges").children {
		rules.Exchanges = append(rules.Exchanges, records.Exchange{
			ID: e.name, Name: e.word("name"), City: e.word("city"), Country: e.word("country"),
			Start: e.word("start"), End: e.word("end"), Fund: e.word("fund"),
			Description: e.word("description"), Activity: e.word("iati_id"),
		})
	}
	for _, a := range root.group("focus_areas").children {
		rules.FocusAreas = append(rules.FocusAreas, records.FocusArea{
			ID: a.name, Names: a.pairs("names"), Synonyms: a.words("synonyms"), SDG: a.words("sdg"), CRS: a.words("crs"),
		})
	}
	return rules
}

func bindImports(root *value) []ImportRule {
	var rules []ImportRule
	for _, i := range root.group("imports").children {
		rule := ImportRule{
			Match: i.word("match"), As: records.Kind(i.word("as")), Sheet: i.word("sheet"), HeaderRow: i.whole("header_row"), Hidden: i.word("hidden") == "true",
			Exchange: i.word("exchange"), Language: i.word("language"), Drop: i.words("drop"),
		}
		for _, m := range i.group("map").children {
			rule.Map = append(rule.Map, HeadingField{Heading: m.name, Field: m.text})
		}
		rules = append(rules, rule)
	}
	return rules
}

func bindReports(root *value) []ReportRule {
	var rules []ReportRule
	for _, r := range root.group("reports").children {
		rule := ReportRule{
			Name: r.name, Definition: r.word("definition"), Title: r.word("title"), Date: r.word("date"),
			Language: r.word("language"), Audience: records.Audience(r.word("audience")), Formats: r.words("formats"),
		}
		for _, w := range r.group("where").children {
			rule.Where = append(rule.Where, records.Filter{Field: w.name, Value: w.text})
		}
		rules = append(rules, rule)
	}
	return rules
}

func bindCorrections(root *value) []CorrectionRule {
	var rules []CorrectionRule
	for _, c := range root.group("corrections").children {
		rules = append(rules, CorrectionRule{Report: c.word("report"), Period: c.word("period"), Figure: c.word("figure"), Was: c.number("was"), Because: c.pairs("because")})
	}
	return rules
}

func bindSchedules(root *value) []ScheduleRule {
	var rules []ScheduleRule
	for _, s := range root.group("schedules").children {
		tell := s.group("tell")
		rule := ScheduleRule{
			Name: s.name, When: s.word("when"), Timezone: s.word("timezone"), Starts: s.word("starts"), Ends: s.word("ends"),
			Sources: s.words("sources"), Report: s.word("report"), Period: s.word("period"), Languages: s.words("languages"),
			Audience: records.Audience(s.word("audience")), Formats: s.words("formats"), Out: s.word("out"),
			OnDataErrors: s.word("on_data_errors"),
			Tell:         Tell{Email: tell.words("email"), Webhook: tell.word("webhook"), Command: tell.word("command"), On: tell.words("on")},
		}
		for _, days := range s.words("remind") {
			n, _ := strconv.Atoi(days) // checked as a whole number
			rule.Remind = append(rule.Remind, n)
		}
		rules = append(rules, rule)
	}
	return rules
}

// whole returns a number that the schema has checked, 0 when there is none.
func (v *value) whole(name string) int {
	n, _ := strconv.Atoi(v.word(name))
	return n
}

// optional is a number, nil where the key is not set.
func (v *value) optional(name string) *float64 {
	if v.word(name) == "" {
		return nil
	}
	n := v.number(name)
	return &n
}

func (v *value) number(name string) float64 {
	f, _ := strconv.ParseFloat(v.word(name), 64)
	return f
}
