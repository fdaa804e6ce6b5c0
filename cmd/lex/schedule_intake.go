package main

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// pass is one look at everything that is due. What several periods share is done
// and said once: taking in the sources, and the findings.
type pass struct {
	*settings
	store *store.Store
	log   *runLog
	// taken holds what came of the sources, by their patterns.
	taken map[string]*intake
	// listed are the files, and told the remarks and findings that were shown.
	listed, told map[string]bool
	// pages is how many periods had findings of their own to show.
	pages int
}

func (s *settings) newPass(st *store.Store, log *runLog) *pass {
	return &pass{settings: s, store: st, log: log, taken: map[string]*intake{}, listed: map[string]bool{}, told: map[string]bool{}}
}

// intake is what came of the sources of a schedule.
type intake struct {
	gathered
	*takeIn
	// broken tells that something in the sources is wrong as a whole.
	broken bool
}

// takeIn takes in the sources of a due report, once in a pass.
func (p *pass) takeIn(ctx context.Context, rule workspace.ScheduleRule, names func(...any) []any) (*intake, error) {
	key := strings.Join(rule.Sources, "\x00")
	if in := p.taken[key]; in != nil {
		return in, nil
	}
	found, err := p.gather(ctx, p.store, rule.Sources)
	if err != nil {
		return nil, err
	}
	in := &intake{gathered: found, takeIn: newTakeIn(p.settings, p.store, importArgs{onError: "skip"})}
	for _, n := range append(slices.Clone(found.noted), found.held...) {
		if text := n.in("en"); !p.told[text] {
			p.told[text] = true
			p.say("%s: %s", rule.Name, inline(text))
		}
		p.log.at("source", names("remark", n.Key, "file", n.File)...)
	}
	if len(found.held) == 0 {
		for _, file := range found.files {
			if err := in.file(ctx, file); err != nil {
				return nil, err
			}
		}
		p.showIntake(in.takeIn)
		for _, f := range in.result.Files {
			p.log.at("taken in", names("file", f.File, "sha256", f.SHA256, "status", f.Status)...)
		}
		in.broken = in.wrongFiles()
	}
	p.taken[key] = in
	reached("taken in")
	return in, nil
}

// wrongFiles reports whether a file is wrong as a whole: it cannot be read, nothing
// in it is recognised, or it empties a list. What is wrong in its cells is found
// again by the checks, in the reports to whose periods the rows belong, whoever
// has imported the file and when.
func (j *takeIn) wrongFiles() bool {
	kept := map[string]bool{}
	for _, f := range j.result.Files {
		kept[f.File] = f.Status != statusRejected && f.Status != statusSkipped
		if f.Status == statusRejected {
			return true
		}
	}
	return slices.ContainsFunc(j.result.Findings, func(f records.Finding) bool {
		return f.Severity == records.Error && (!kept[f.File] || f.Check == "sheet-empty")
	})
}

// showIntake shows what came of the files that were not shown yet in this pass.
// Files that are as they were before are counted, no more.
func (p *pass) showIntake(j *takeIn) {
	shown := *j
	shown.result.Files = nil
	unchanged := 0
	for _, f := range j.result.Files {
		switch {
		case p.listed[f.File]:
		case f.Status == statusUnchanged:
			unchanged++
		default:
			shown.result.Files = append(shown.result.Files, f)
		}
		p.listed[f.File] = true
	}
	if unchanged > 0 && len(shown.result.Files) > 0 {
		p.say("%s as before", plural(unchanged, "1 file is", "%s files are"))
	}
	shown.result.Findings = p.unsaid(j.result.Findings)
	shown.show()
}

// unsaid are the findings that were not shown yet in this pass.
func (p *pass) unsaid(findings []records.Finding) []records.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f records.Finding) bool {
		text := findingPlace(f) + "\x00" + f.Check + "\x00" + f.Message
		said := p.told[text]
		p.told[text] = true
		return said
	})
}

// mostPages is how many periods of a pass show their findings one by one.
const mostPages = 3

// showProblems shows what is found for a report and was not shown yet.
func (p *pass) showProblems(due schedule.Due, command string, findings []records.Finding) {
	fresh := p.unsaid(findings)
	if len(fresh) == 0 {
		return
	}
	if p.pages++; p.pages <= mostPages {
		p.showFindings(fresh, nil)
		return
	}
	p.say("%s, %s: %s of its own; `%s` shows them", due.Schedule, due.Period.Label, plural(len(fresh), "1 finding", "%s findings"), command)
}

// stateOf stands for all on which it depends what becomes of the report of a
// schedule: the sources, the data, lex.yaml, the definition with the pictures
// beside it, and this lex.
func (p *pass) stateOf(ctx context.Context, rule workspace.ScheduleRule, in *intake) (string, error) {
	data, err := p.store.State(ctx)
	if err != nil {
		return "", err
	}
	closed, err := p.store.Closings(ctx)
	if err != nil {
		return "", err
	}
	all := []any{version(), p.config.Language, string(p.yaml()), rule, data, len(in.held)}
	for _, c := range closed {
		all = append(all, c.ID, c.EndedAt)
	}
	for _, f := range in.result.Files {
		all = append(all, f.File, f.SHA256, f.Status == statusRejected, f.Status == statusSkipped)
	}
	for _, language := range languagesOf(rule) {
		request, err := p.request(reportArgs{name: firstOf(rule.Report, p.firstReport()), lang: language, within: &records.Period{}})
		if err != nil {
			return "", err
		}
		all = append(all, string(request.Definition.Source))
		all = append(all, p.pictures(request)...)
	}
	return digestOf(all), nil
}

// pictured finds the files of the pictures that a definition shows.
var pictured = regexp.MustCompile(`\{\{\s*picture\s+(?:"([^"]+)"|(\S+))`)

// pictures lists those files and the logo with size and time, so that one which
// was missing or broken is seen when it comes.
func (p *pass) pictures(request reports.Request) []any {
	files := []string{p.config.Grantee.Logo}
	for _, m := range pictured.FindAllSubmatch(request.Definition.Source, -1) {
		files = append(files, path.Join(request.Folder, string(m[1])+string(m[2])))
	}
	var all []any
	for _, name := range files {
		if info, err := os.Stat(filepath.Join(p.root, filepath.FromSlash(name))); name != "" && err == nil {
			all = append(all, name, info.Size(), info.ModTime().UnixNano())
		}
	}
	return all
}
