package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// writtenFile is one file of a report.
type writtenFile struct {
	File   string `json:"file"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	Pages  int    `json:"pages,omitempty"`
}

// periodJSON is a period with null for an open end.
type periodJSON struct {
	Label string  `json:"label"`
	Start *string `json:"start"`
	End   *string `json:"end"`
}

func periodOut(p records.Period) periodJSON {
	out := periodJSON{Label: p.Label}
	if out.Label == "" {
		out.Label = "all"
	}
	if p.Start != "" {
		out.Start = &p.Start
	}
	if p.End != "" {
		out.End = &p.End
	}
	return out
}

// figures are the figures of a report as an object whose keys keep their order.
type figures []reports.FigureValue

// MarshalJSON writes the figures in the order of the report.
func (f figures) MarshalJSON() ([]byte, error) {
	return marshalOrdered(f, func(v reports.FigureValue) (string, any) { return v.ID, v.Value })
}

// marshalOrdered writes a list as one JSON object with its keys in the order of
// the list.
func marshalOrdered[T any](list []T, pair func(T) (key string, value any)) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		name, value := pair(v)
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		data, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(data)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// prepared is a report whose files are made and not yet published.
type prepared struct {
	*reportResult
	// made are the bytes of the files, in the order of Files.
	made [][]byte
	// broken tells that the data has errors: the files are a draft.
	broken bool
	// kept is what the archive is to know of it.
	kept store.ArchivedReport
}

// putOut is the journey from the store to the files of a report: request →
// checks → composed document → one file per format, each whole or not at all.
// It returns errData when errors in the data stopped it, with the findings.
func (s *settings) putOut(ctx context.Context, st *store.Store, a reportArgs) (*reportResult, error) {
	p, err := s.prepare(ctx, st, a)
	if p == nil {
		return nil, err
	}
	if err != nil {
		return p.reportResult, err
	}
	for i, f := range p.Files {
		if err := disk.WriteBytes(f.File, p.made[i]); err != nil {
			return nil, err
		}
	}
	s.archive(ctx, st, p)
	if p.broken {
		return p.reportResult, errData
	}
	return p.reportResult, nil
}

// prepare does all of putOut but publish. All formats are made before the first
// is published, so that a report is either there in all of them or not at all.
func (s *settings) prepare(ctx context.Context, st *store.Store, a reportArgs) (*prepared, error) {
	request, err := s.request(a)
	if err != nil {
		return nil, err
	}
	formats, err := s.formats(a, request.Definition)
	if err != nil {
		return nil, err
	}
	targets, err := s.targets(a, request.Period, formats)
	if err != nil {
		return nil, err
	}
	if err := s.spareInputs(ctx, st, targets); err != nil {
		return nil, err
	}
	stage := s.stages()
	defer stage.end()
	said, findings, err := s.composed(ctx, st, request, stage)
	if err != nil {
		return nil, err
	}
	findings = append(findings, said.Findings...)
	result := &prepared{reportResult: &reportResult{Report: a.name, Run: said.Run, Period: periodOut(request.Period), Files: []writtenFile{},
		Figures: said.Figures, Findings: findings, Missing: said.Missing, said: said.Findings}}
	if result.Findings == nil {
		result.Findings = []records.Finding{}
	}
	result.broken = severities(findings)[records.Error] > 0 || a.forceDraft
	if result.broken && !a.draft && !a.draftOnErrors {
		return result, errData
	}
	if result.broken {
		said.Document.Draft = true
	}
	if result.kept, err = s.archived(ctx, st, request, said); err != nil {
		return nil, err
	}
	result.kept.Draft, result.kept.Schedule = said.Document.Draft, a.schedule
	for i, format := range formats {
		stage.at("writing %s", format.Title)
		var b bytes.Buffer
		written, err := format.Write(ctx, &b, said.Document)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", format.Title, err)
		}
		for _, w := range written.Warnings {
			result.Missing = append(result.Missing, format.Name+": "+w)
		}
		result.made = append(result.made, b.Bytes())
		sum := sha256.Sum256(b.Bytes())
		result.Files = append(result.Files, writtenFile{File: targets[i], Format: format.Name, SHA256: hex.EncodeToString(sum[:]), Bytes: b.Len(), Pages: written.Pages})
		result.kept.Files = append(result.kept.Files, store.ArchivedFile{Format: format.Name, File: filepath.Base(targets[i]), SHA256: hex.EncodeToString(sum[:]), Bytes: b.Len()})
	}
	return result, nil
}

// composed checks the data and composes a report of it. The findings are those
// about the data; those about the report, and about whom it would expose, stand
// in the result.
func (s *settings) composed(ctx context.Context, st *store.Store, request reports.Request, stage *stages) (*reports.Result, []records.Finding, error) {
	stage.at("checking the data")
	findings, counts, err := checks.Run(ctx, st, s.checkSettings(request.Period))
	if err != nil {
		return nil, nil, err
	}
	stage.at("counting")
	said, err := s.compose(ctx, st, request, checked{findings, counts})
	if err != nil {
		return nil, nil, err
	}
	c := s.onDesk(said, request)
	if err := s.compareWithPublished(ctx, st, request, c); err != nil {
		return nil, nil, err
	}
	said.Findings = s.regrade(append(append(said.Findings, desk.Look(c, desk.Exposure)...), desk.Look(c, desk.Register)...))
	return said, findings, nil
}

// request gathers what a report is to say from the command line, lex.yaml and
// the definition, in this order.
func (s *settings) request(a reportArgs) (reports.Request, error) {
	r := reports.Request{Name: a.name, MinCell: s.config.Privacy.MinCell, SuppressAll: s.config.Privacy.Suppress == "all", Draft: a.draft || a.forceDraft}
	rule, own := s.config.Report(a.name)
	r.Language = firstOf(a.lang, rule.Language, "")
	if r.Language == "" && !own {
		r.Language = s.config.Language
	}
	definition, err := s.definition(a.name, rule.Definition, own, &r)
	if err != nil {
		return r, err
	}
	r.Definition = definition
	r.Language = firstOf(r.Language, definition.Language, s.config.Language)
	if err := knownLanguage(r.Language); err != nil {
		return r, err
	}
	// A title of lex.yaml is in the workspace's own language; a variant of the
	// definition in another language brings its own.
	if rule.Title != "" && (rule.Language == "" || rule.Language == r.Language || definition.Title == "") {
		r.Title = rule.Title
	}
	r.Date, r.Where = firstOf(rule.Date, definition.Date, a.due), rule.Where
	audience, err := knownAudience(firstOf(a.audience, string(rule.Audience), string(definition.Audience), string(records.Donor)))
	if err != nil {
		return r, err
	}
	r.Audience = audience
	if a.within != nil {
		r.Period = *a.within
	} else if r.Period, err = s.period(firstOf(a.period, definition.Period, "all")); err != nil {
		return r, err
	}
	r.Corrections, err = s.corrections(r)
	return r, err
}

// definition loads the text of a report: the workspace's file, in the language
// asked for when there is one beside it, else the built-in definition.
func (s *settings) definition(name, file string, own bool, r *reports.Request) (*reports.Definition, error) {
	if file == "" {
		if !slices.Contains(reports.BuiltIn, name) {
			known := append([]string{}, reports.BuiltIn...)
			for _, rule := range s.config.Reports {
				known = append(known, rule.Name)
			}
			if own {
				return nil, s.config.At("reports."+name, "it names no definition, and no built-in report has its name", "add definition: FILE.md, or take one of "+strings.Join(reports.BuiltIn, ", "))
			}
			return nil, usagef(choice(name, known), "there is no report %q", name)
		}
		return reports.Load(name, firstOf(r.Language, s.config.Language))
	}
	for _, variant := range reports.Variant(file, r.Language) {
		path := filepath.Join(s.root, filepath.FromSlash(variant))
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		r.Folder = folderOf(variant)
		return reports.Parse(relative(path), data)
	}
	return nil, s.config.At("reports."+name+".definition", fmt.Sprintf("there is no file %s", file), "lex report copy kmf writes the built-in definition into the workspace")
}

// formats resolves the formats asked for: those of --format, the one that --out
// ends in, those of lex.yaml, of the definition, else pdf and xlsx.
func (s *settings) formats(a reportArgs, d *reports.Definition) ([]exporters.Format, error) {
	rule, _ := s.config.Report(a.name)
	names := rule.Formats
	if len(names) == 0 {
		names = d.Formats
	}
	if ext := strings.TrimPrefix(filepath.Ext(a.out), "."); slices.Contains(formatNames(), ext) || ext != "" && len(names) == 0 {
		names = []string{ext}
	}
	if a.formats != "" {
		names = strings.Split(a.formats, ",")
	}
	if len(names) == 0 {
		names = []string{"pdf", "xlsx"}
	}
	var formats []exporters.Format
	for _, name := range names {
		format, ok := exporters.Find(strings.TrimSpace(name))
		if !ok {
			return nil, usagef(choice(name, formatNames()), "lex writes no format %q", name)
		}
		if !slices.ContainsFunc(formats, func(f exporters.Format) bool { return f.Name == format.Name }) {
			formats = append(formats, format)
		}
	}
	return formats, nil
}

// targets names the files: --out is a file when it has an extension and one
// format was asked for, else a folder.
func (s *settings) targets(a reportArgs, period records.Period, formats []exporters.Format) ([]string, error) {
	folder := a.out
	if folder == "" {
		folder = filepath.Join(s.root, "reports")
	}
	info, err := os.Stat(folder)
	isFolder := err == nil && info.IsDir()
	if ext := filepath.Ext(folder); ext != "" && len(formats) == 1 && !isFolder {
		if ext != "."+formats[0].Extension {
			return nil, usagef(fmt.Sprintf("--out %s.%s", strings.TrimSuffix(folder, ext), formats[0].Extension), "the format is %s and the file ends in %s", formats[0].Name, ext)
		}
		return []string{folder}, nil
	}
	if err == nil && !isFolder {
		return nil, usagef("name a folder with --out", "%s is a file, and the report wants a folder", folder)
	}
	base := fileWord(a.name)
	if !period.All() {
		base += "-" + fileWord(period.Label)
	}
	var targets []string
	for _, format := range formats {
		targets = append(targets, filepath.Join(folder, base+"."+format.Extension))
	}
	return targets, nil
}
