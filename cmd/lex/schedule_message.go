package main

import (
	"fmt"
	"mime"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/mail"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// mostAttached is how many bytes of files a message carries; what is beyond is
// named by its path.
const mostAttached = 10 << 20

// The events of which people are told, as on: names them.
const (
	onSuccess    = "success"
	onDataErrors = "data-errors"
	onFailure    = "failure"
)

// eventOf is the event of an outcome, by its name in the journal: what is told
// again when it is something else. It is "" where nobody wants to be told.
func eventOf(rule workspace.ScheduleRule, o outcome) string {
	wants := func(event string) bool { return slices.Contains(rule.Tell.On, event) }
	switch {
	case o.Status == schedule.Published && wants(onSuccess):
		return onSuccess
	case o.Status == schedule.Draft && (wants(onSuccess) || wants(onDataErrors)):
		return string(schedule.Draft)
	case o.Status == schedule.Held && wants(onDataErrors):
		var rows []any
		for _, m := range o.Mend {
			rows = append(rows, m.File, m.Sheet, m.Row, m.Check)
		}
		return onDataErrors + " " + digestOf([]any{o.Held, rows, o.More})
	case o.Status == schedule.Nothing && wants(onSuccess):
		return string(schedule.Nothing)
	case o.Status == schedule.Failed && wants(onFailure):
		return onFailure + " " + digestOf(o.Failure)
	}
	return ""
}

// message words an outcome in the language of the workspace, for one way of
// telling: files travel with letters only.
func (t *teller) message(way string, r store.RunRecord, o outcome) mail.Message {
	label, period, due := labelOf(r), periodOf(r), dayOf(r)
	lang := t.config.Language
	fill := func(key string) string {
		return lexicon.Fill(key, lang, "report", firstOf(t.rule.Report, t.firstReport()), "period", periodLabel(label, lang), "day", lexicon.Day(due, lang))
	}
	m := mail.Message{Facts: map[string]any{"schedule": t.rule.Name, "report": firstOf(t.rule.Report, t.firstReport()), "period": periodOut(period), "due": due,
		"status": string(o.Status), "files": nonNil(o.Files), "errors": len(o.Mend) + o.More}}
	var b strings.Builder
	switch o.Status {
	case schedule.Published:
		m.Subject = fill("told.ready_subject")
		b.WriteString(fill("told.ready") + "\n")
	case schedule.Draft:
		m.Subject = fill("told.draft_subject")
		b.WriteString(fill("told.draft") + "\n")
	case schedule.Held:
		m.Subject = fill("told.held_subject")
		b.WriteString(fill("told.held") + "\n")
	case schedule.Nothing:
		m.Subject = fill("told.nothing_subject")
		b.WriteString(fill("told.nothing") + "\n")
	default:
		m.Subject = fill("told.failed_subject")
		b.WriteString(fill("told.failed") + "\n\n" + o.Failure + "\n")
	}
	if len(o.Files) > 0 {
		if way == byEmail {
			m.Attachments = t.attach(o)
		}
		b.WriteString("\n" + lexicon.Word("told.files", lang) + "\n")
		for _, f := range o.Files {
			b.WriteString("  " + f)
			if slices.ContainsFunc(m.Attachments, func(a mail.Attachment) bool { return a.Name == attachmentName(f, o.Files) }) {
				b.WriteString(" (" + lexicon.Word("told.attached", lang) + ")")
			}
			b.WriteString("\n")
		}
	}
	for _, line := range o.Held {
		b.WriteString("\n" + line + "\n")
	}
	writeMendings(&b, o, lang)
	if o.Status == schedule.Held {
		b.WriteString("\n" + lexicon.Word("told.then", lang) + "\n")
	}
	if len(o.Notes) > 0 {
		b.WriteString("\n" + lexicon.Word("told.note", lang) + "\n")
		for _, n := range o.Notes {
			b.WriteString("  " + n + "\n")
		}
	}
	b.WriteString("\n--\n" + lexicon.Fill("told.by", lang, "schedule", t.rule.Name) + "\n")
	m.Text = b.String()
	return m
}

// writeMendings lists the cells to correct under the names of their files.
func writeMendings(b *strings.Builder, o outcome, lang string) {
	if len(o.Mend) == 0 {
		return
	}
	b.WriteString("\n" + lexicon.Plural("told.mend", len(o.Mend)+o.More, lang) + "\n")
	file := ""
	for i, m := range o.Mend {
		if i == 0 || m.File != file {
			file = m.File
			if file != "" {
				b.WriteString("\n" + file + "\n")
			}
		}
		line := "  "
		if m.Cell != "" {
			line += m.Cell + ": "
		}
		b.WriteString(line + m.Problem)
		if m.Todo != "" {
			b.WriteString("\n    " + m.Todo)
		}
		b.WriteString("\n")
	}
	if o.More > 0 {
		b.WriteString("  " + lexicon.Fill("told.and_more", lang, "n", lexicon.Number(o.More, lang)) + "\n")
	}
}

// attach reads the files of a report as far as they fit into a message. A file
// that is not what was made any more travels nowhere: who it is for was decided
// about the other one.
func (t *teller) attach(o outcome) []mail.Attachment {
	var all []mail.Attachment
	left, files := mostAttached, o.Files
	for i, f := range files {
		info, err := os.Stat(t.inRoot(f))
		if err != nil || info.Size() > int64(left) {
			continue
		}
		data, err := os.ReadFile(t.inRoot(f))
		if err != nil || len(data) > left || i < len(o.sums) && digestOfBytes(data) != o.sums[i] {
			continue
		}
		left -= len(data)
		all = append(all, mail.Attachment{Name: attachmentName(f, files), MIME: mimeOf(f), Data: data})
	}
	return all
}

// attachmentName is the base name, with the folder before it where two files
// share one: the report in two languages.
func attachmentName(file string, files []string) string {
	same := 0
	for _, f := range files {
		if path.Base(f) == path.Base(file) {
			same++
		}
	}
	if same > 1 {
		return path.Base(path.Dir(file)) + "-" + path.Base(file)
	}
	return path.Base(file)
}

// mimes are the types of what lex writes: those of the machine differ.
var mimes = map[string]string{
	".pdf": "application/pdf", ".html": "text/html; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".json": "application/json",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

func mimeOf(file string) string {
	return firstOf(mimes[filepath.Ext(file)], mime.TypeByExtension(filepath.Ext(file)), "application/octet-stream")
}

func periodLabel(label, lang string) string {
	if label == "" || label == "all" {
		return lexicon.Word("period.all", lang)
	}
	return label
}

func nonNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// reminder words that files are missing for what is due in some days.
func (t *teller) reminder(due schedule.Due, days int, since string, missing []string) mail.Message {
	lang := t.config.Language
	report := firstOf(t.rule.Report, t.firstReport())
	day := due.At.Format("2006-01-02")
	pairs := []string{"report", report, "period", periodLabel(due.Period.Label, lang), "day", lexicon.Day(day, lang), "since", lexicon.Day(since, lang), "n", lexicon.Number(days, lang)}
	form := ".other"
	if days == 1 {
		form = ".one"
	}
	text := lexicon.Fill("told.remind", lang, pairs...) + "\n"
	for _, m := range missing {
		text += "  " + m + "\n"
	}
	text += "\n--\n" + lexicon.Fill("told.by", lang, "schedule", t.rule.Name) + "\n"
	return mail.Message{Subject: lexicon.Fill("told.remind_subject"+form, lang, pairs...), Text: text,
		Facts: map[string]any{"schedule": t.rule.Name, "report": report, "period": periodOut(due.Period), "due": day, "status": "due", "days": days, "missing": missing}}
}

// stopped words that nothing can be made at all.
func (s *settings) stopped(rule workspace.ScheduleRule, err error) mail.Message {
	lang := s.config.Language
	message, hint := words(err)
	text := lexicon.Word("told.stopped", lang) + "\n\n" + plain(message) + "\n"
	if hint != "" {
		text += plain(hint) + "\n"
	}
	text += "\n--\n" + lexicon.Fill("told.by", lang, "schedule", rule.Name) + "\n"
	return mail.Message{Subject: lexicon.Word("told.stopped_subject", lang), Text: text,
		Facts: map[string]any{"schedule": rule.Name, "status": "failed", "error": fmt.Sprint(plain(message))}}
}
