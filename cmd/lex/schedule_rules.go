package main

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/mail"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

func languagesOf(rule workspace.ScheduleRule) []string {
	if len(rule.Languages) == 0 {
		return []string{""}
	}
	return rule.Languages
}

// scheduledReport says which report is due and where it goes. With several
// languages each has a folder of its own.
func scheduledReport(s *settings, rule workspace.ScheduleRule, due schedule.Due, language string) reportArgs {
	out := filepath.FromSlash(expand(firstOf(rule.Out, "reports"), due.Period))
	if !filepath.IsAbs(out) {
		out = filepath.Join(s.root, out)
	}
	if len(rule.Languages) > 1 {
		out = filepath.Join(out, language)
	}
	return reportArgs{name: firstOf(rule.Report, s.firstReport()), formats: joinComma(rule.Formats), lang: language, audience: string(rule.Audience),
		out: out, within: &due.Period, due: due.At.Format(time.DateOnly), schedule: rule.Name}
}

// checkSchedules finds schedules whose report or format lex does not have, and
// addresses that are none.
func (s *settings) checkSchedules() error {
	for _, rule := range s.config.Schedules {
		key := "schedules." + rule.Name
		known := append([]string{}, reports.BuiltIn...)
		for _, own := range s.config.Reports {
			known = append(known, own.Name)
		}
		if rule.Report != "" && !slices.Contains(known, rule.Report) {
			return s.config.At(key+".report", fmt.Sprintf("there is no report %q", rule.Report), choice(rule.Report, known))
		}
		for _, name := range rule.Formats {
			if _, ok := exporters.Find(name); !ok {
				return s.config.At(key+".formats", fmt.Sprintf("this lex writes no format %q", name), choice(name, formatNames()))
			}
		}
		if err := s.checkTell(key+".tell", rule.Tell); err != nil {
			return err
		}
	}
	return s.checkPlaces()
}

// checkPlaces finds schedules that would write the same files: the second would
// take the place of what the first has published, in another language or for other
// readers.
func (s *settings) checkPlaces() error {
	taken := map[string]string{}
	for _, rule := range s.config.Schedules {
		report := firstOf(rule.Report, s.firstReport())
		own, _ := s.config.Report(report)
		formats := rule.Formats
		if len(formats) == 0 {
			formats = own.Formats
		}
		if len(formats) == 0 {
			formats = []string{"pdf", "xlsx"}
		}
		for _, language := range languagesOf(rule) {
			folder := path.Clean(filepath.ToSlash(firstOf(rule.Out, "reports")))
			if len(rule.Languages) > 1 {
				folder = path.Join(folder, language)
			}
			for _, format := range formats {
				place := strings.Join([]string{folder, report, firstOf(rule.Period, "last-quarter"), format}, "\x00")
				if first := taken[place]; first != "" && first != rule.Name {
					return s.config.At("schedules."+rule.Name+".out", fmt.Sprintf("schedule %s writes the same files: %s of report %s in %s", inline(first), format, inline(report), inline(folder)),
						"name another folder, such as out: reports/"+fileWord(rule.Name)+"/{period}")
				}
				taken[place] = rule.Name
			}
		}
	}
	return nil
}

// checkTell finds addresses at which nobody can be told.
func (s *settings) checkTell(key string, tell workspace.Tell) error {
	for i, address := range tell.Email {
		if !mail.ValidAddress(address) {
			return s.config.At(fmt.Sprintf("%s.email[%d]", key, i+1), "it is no e-mail address", "write an address such as reports@example.org")
		}
	}
	if at, err := url.Parse(tell.Webhook); tell.Webhook != "" && (err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http") {
		return s.config.At(key+".webhook", "it is no web address", "write an address that begins with https://")
	}
	if len(tell.Email) == 0 {
		return nil
	}
	if s.config.Mail.Host == "" {
		return s.config.At(key+".email", "lex.yaml names no mail server", "add  mail: {host: smtp.example.org, from: lex@example.org}")
	}
	if !mail.ValidAddress(s.config.Mail.From) {
		return s.config.At("mail.from", "it is no e-mail address, and letters need a sender", "write an address such as lex@example.org")
	}
	return nil
}

// rules turns the schedules of lex.yaml into those of package schedule.
func (s *settings) rules() []schedule.Rule {
	var rules []schedule.Rule
	for _, r := range s.config.Schedules {
		period := firstOf(r.Period, "last-quarter")
		ends, _ := s.lastDay(r)
		rules = append(rules, schedule.Rule{Name: r.Name, When: r.When, Timezone: r.Timezone, Starts: r.Starts, Ends: ends,
			Period: func(due time.Time) (records.Period, error) {
				return workspace.ParsePeriod(period, due, s.config.Rules.FiscalYearStart)
			}})
	}
	return rules
}

// ruleError gives a mistake in a schedule its place in lex.yaml.
func (s *settings) ruleError(err error) error {
	var rule *schedule.RuleError
	if errors.As(err, &rule) {
		return s.config.At("schedules."+rule.Schedule+"."+rule.Key, rule.Message, rule.Hint)
	}
	return err
}
