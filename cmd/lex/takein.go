package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"path"
	"slices"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// takeIn is the journey from files to the store: open → recognise each sheet →
// decode its rows into one transaction per file. What is wrong with the data
// becomes a finding; a damaged file leaves nothing behind.
type takeIn struct {
	*settings
	store  *store.Store
	args   importArgs
	result importResult
	errors int
	// stopped names the files that --on-error stop kept out.
	stopped map[string]bool
	// taken is the path by which the store knows the last file.
	taken string
	// before are the sheets of that version.
	before []store.ImportInfo
	// replaced is the hash of the version that the file now taken in replaces.
	replaced string
	// returns is what goes back to the partner, when that is asked for.
	returns returns
}

func newTakeIn(s *settings, st *store.Store, a importArgs) *takeIn {
	return &takeIn{settings: s, store: st, args: a, stopped: map[string]bool{},
		result: importResult{DryRun: a.dryRun, Files: []fileResult{}, Findings: []records.Finding{}, FindingCounts: map[string]int{}}}
}

// file takes in one file. It returns an error only when the work itself could
// not be done: a database that is busy, a disk that is full, an interruption.
func (j *takeIn) file(ctx context.Context, src source) error {
	result := fileResult{File: src.shown, Sheets: []sheetResult{}}
	book, err := src.open(ctx, importers.OpenOptions{Encoding: j.args.encoding, Name: src.shown})
	if err != nil {
		return j.refused(ctx, result, err)
	}
	defer book.Close()
	result.SHA256, result.notes = book.SHA256(), book.Notes()
	opt, _ := j.options(src)
	if src.path == "-" {
		// What comes through a pipe has no name by which a new version could be
		// told from another list: each content is a source of its own.
		src.stored = "standard input " + book.SHA256()[:12]
	}
	plans, own, findings, err := plan(ctx, book, opt)
	if err != nil {
		return j.refused(ctx, result, err)
	}
	if j.args.saveMapping && slices.ContainsFunc(plans, func(p importers.Plan) bool { return p.Kind != "" }) {
		if opt, err = j.saveMapping(src, plans, opt, &result); err != nil {
			return err
		}
		if plans, own, findings, err = plan(ctx, book, opt); err != nil {
			return j.refused(ctx, result, err)
		}
	}
	if own.Source != "" {
		src.stored += ofRejects + own.Source + ")"
	}
	j.taken = src.stored
	id := store.File{Path: src.stored, Name: path.Base(src.stored), SHA256: book.SHA256(), Mapping: mappingDigest(opt, j.args), Replace: j.args.replace, Details: j.details()}
	same, before, err := j.store.Known(ctx, id)
	if err != nil {
		return err
	}
	if same == nil && before != nil && opt.Exchange == "" && !j.args.noExchange {
		if opt.Kept, err = j.exchangeBefore(ctx, before); err != nil {
			return err
		}
		if opt.Kept != "" {
			// The days of a sign-in sheet are read by their exchange, so the columns may
			// mean more than they did without it.
			if plans, own, findings, err = plan(ctx, book, opt); err != nil {
				return j.refused(ctx, result, err)
			}
			id.Mapping = mappingDigest(opt, j.args)
			if same, before, err = j.store.Known(ctx, id); err != nil {
				return err
			}
		}
	}
	if j.before, err = j.earlier(ctx, before); err != nil {
		return err
	}
	j.replaced = ""
	if before != nil {
		j.replaced = before.SHA256
	}
	if same != nil && j.args.replace == 0 {
		j.taken = same.Path
		result.Status = statusUnchanged
		j.result.Files = append(j.result.Files, result)
		j.add(unsettled(plans), nil)
		if j.args.wantReturns() {
			if err := j.rereading(ctx, book, result.File, plans, own, opt, findings); err != nil {
				return err
			}
			return j.annotate(ctx, book, result.File, same.Imports[0])
		}
		return nil
	}
	j.hearUnread(result.File, findings)
	if !slices.ContainsFunc(plans, func(p importers.Plan) bool { return p.Kind != "" }) {
		result.Status = statusSkipped
		for _, p := range plans {
			result.Sheets = append(result.Sheets, sheetOf(p))
		}
		j.add(findings, nil)
		j.result.Files = append(j.result.Files, result)
		return j.annotate(ctx, book, result.File, 0)
	}
	findings = append(findings, exchangeKept(result.File, plans, own, opt)...)
	if err := j.write(ctx, book, id, plans, own, opt, result, findings, before != nil || j.args.replace != 0); err != nil {
		return err
	}
	return j.annotate(ctx, book, result.File, j.stored())
}

// unsettled are the errors in how the sheets were read: a file in which two
// columns claim one field stays a question when it comes a second time. What is
// wrong with single rows is known to the checks over the store.
func unsettled(plans []importers.Plan) []records.Finding {
	var findings []records.Finding
	for _, p := range plans {
		for _, f := range p.Findings {
			if p.Kind != "" && f.Severity == records.Error {
				findings = append(findings, f)
			}
		}
	}
	return findings
}

// conflictsOf are the fields of a sheet that two columns claim.
func conflictsOf(p importers.Plan) []store.Conflict {
	var list []store.Conflict
	for _, f := range p.Findings {
		if f.Check == "column-conflict" {
			list = append(list, store.Conflict{Field: f.Field, Cell: f.Cell, Heading: f.Value, Row: f.Row, Message: f.Message, Hint: f.Hint})
		}
	}
	return list
}

// write decodes the recognised sheets into one transaction.
func (j *takeIn) write(ctx context.Context, book *importers.Book, id store.File, plans []importers.Plan, own records.Own, opt importers.Options, result fileResult, findings []records.Finding, replaces bool) error {
	unchanged := func() error { // another lex stored the same bytes since we looked
		result.Status, result.Sheets = statusUnchanged, []sheetResult{}
		j.result.Files = append(j.result.Files, result)
		return nil
	}
	batch, err := j.store.Begin(ctx, id)
	if errors.Is(err, store.ErrUnchanged) {
		return unchanged()
	}
	if err != nil {
		return err
	}
	defer batch.Rollback()
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Check]++
	}
	failed := countErrors(findings)
	var sheets []sheetResult
	for _, p := range plans {
		out := sheetOf(p)
		if p.Kind == "" {
			sheets = append(sheets, out)
			continue
		}
		opt := opt.OfOwn(own, p.Sheet)
		writer, err := batch.Sheet(store.SheetInfo{Sheet: p.Sheet, Kind: p.Kind, HeaderRow: p.HeaderRow, Columns: columnLetters(p), Conflicts: conflictsOf(p), Extra: p.Extra, Exchange: opt.Exchange, Language: firstOf(opt.Language, languageOfPlan(p))})
		if err != nil {
			return err
		}
		bar := j.progress(result.File)
		sink := j.listen(writer)
		decoded, err := importers.Decode(ctx, book, p, opt, sink, bar.rows)
		bar.end()
		if err != nil {
			return j.refused(ctx, result, err)
		}
		j.hear(result.File, p, opt, decoded, sink, book.SHA256())
		number := writer.ID()
		out.Import, out.Rows, out.Imported, out.Rejected = &number, decoded.Rows, decoded.Imported, decoded.Rejected
		out.LeftOut = writer.LeftOut() // as if they had not been in the sheet
		out.Rows, out.Imported = out.Rows-out.LeftOut, out.Imported-out.LeftOut
		findings = append(findings, decoded.Findings...)
		for check, n := range decoded.Counts {
			counts[check] += n
		}
		failed += countErrors(decoded.Findings)
		sheets = append(sheets, out)
	}
	result.Sheets = sheets
	told, err := j.closedBy(ctx, batch, result)
	if err != nil {
		return err
	}
	told = append(told, j.emptied(result, own)...)
	j.hearUnread(result.File, told)
	for _, f := range told {
		findings, failed = append(findings, f), failed+countErrors(j.regrade([]records.Finding{f}))
		counts[f.Check]++
	}
	if failed > 0 && j.args.onError == "stop" {
		result.Status = statusRejected
		j.stopped[result.File] = true
		for i := range result.Sheets {
			result.Sheets[i].Import = nil
		}
		j.add(findings, counts)
		j.result.Files = append(j.result.Files, result)
		return nil
	}
	changes, err := batch.Commit(ctx)
	if errors.Is(err, store.ErrUnchanged) {
		return unchanged()
	}
	if err != nil {
		return err
	}
	// What a sheet of exchanges declares holds for the files that follow.
	if err := j.learn(ctx, j.store); err != nil {
		return err
	}
	for _, change := range changes {
		if change.Gone && change.Removed > 0 {
			f := j.gone(result, change)
			findings = append(findings, f)
			counts[f.Check]++
			j.hearUnread(result.File, []records.Finding{f})
		}
		for i := range result.Sheets {
			if n := result.Sheets[i].Import; n != nil && *n == change.Import {
				result.Sheets[i].Added, result.Sheets[i].Changed, result.Sheets[i].Removed = change.Added, change.Changed, change.Removed
				result.Sheets[i].Changes = rowChanges(change)
				result.resembles = max(result.resembles, change.Resembles)
			}
		}
	}
	result.Status = statusImported
	if replaces {
		result.Status = statusReplaced
	}
	if result.Status == statusReplaced && j.replaced != "" {
		if result.corrected, err = j.corrections(ctx, j.replaced); err != nil {
			return err
		}
	}
	j.add(findings, counts)
	j.result.Files = append(j.result.Files, result)
	return nil
}

// refused turns a file that cannot be read into a result; the other files go on.
func (j *takeIn) refused(ctx context.Context, result fileResult, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var refused *importers.Refused
	var server *store.ServerError
	message, hint := words(err)
	switch {
	case errors.As(err, &refused):
		message = refused.Reason
	case errors.Is(err, store.ErrBusy), errors.As(err, &server):
		return err // it is no matter of the file
	}
	result.Status, result.Sheets = statusRejected, []sheetResult{}
	j.result.Files = append(j.result.Files, result)
	findings := []records.Finding{{Severity: records.Error, Check: "file-refused", File: result.File, Message: message, Hint: hint}}
	j.forget(result.File)
	j.hearUnread(result.File, findings)
	j.add(findings, nil)
	return nil
}

// add collects findings; counts holds their numbers where not all are listed.
func (j *takeIn) add(findings []records.Finding, counts map[string]int) {
	if counts == nil {
		counts = map[string]int{}
		for _, f := range findings {
			counts[f.Check]++
		}
	}
	findings = j.regrade(findings)
	records.SortFindings(findings)
	j.result.Findings = append(j.result.Findings, findings...)
	for check, n := range counts {
		if j.config.Checks[check] != "off" {
			j.result.FindingCounts[check] += n
		}
	}
	j.errors += countErrors(findings)
}

// regrade applies checks: of lex.yaml: another severity, or off.
func (s *settings) regrade(findings []records.Finding) []records.Finding {
	var kept []records.Finding
	for _, f := range findings {
		switch severity := s.config.Checks[f.Check]; severity {
		case "off":
			continue
		case "":
		default:
			f.Severity = records.Severity(severity)
		}
		kept = append(kept, f)
	}
	return kept
}

func countErrors(findings []records.Finding) int {
	return severities(findings)[records.Error]
}

// options joins what the command line and lex.yaml say about a file.
func (j *takeIn) options(src source) (importers.Options, workspace.ImportRule) {
	rule, _ := j.config.ImportFor(src.stored)
	maps, _ := j.args.mappings() // checked before
	for _, m := range rule.Map {
		maps = append(maps, importers.Mapping{Heading: m.Heading, Field: m.Field})
	}
	opt := importers.Options{
		As: records.Kind(firstOf(j.args.as, string(rule.As))), Sheets: j.args.sheets.Value(), HeaderRow: j.args.headerRow, HiddenRows: j.args.hidden || rule.Hidden,
		Map: maps, Drop: append(append([]string{}, j.args.drops.Value()...), rule.Drop...),
		Exchange: firstOf(j.args.exchange, rule.Exchange), Language: firstOf(j.args.lang, rule.Language),
		Rules: j.config.Rules, File: src.shown,
	}
	if len(opt.Sheets) == 0 && rule.Sheet != "" {
		opt.Sheets = []string{rule.Sheet}
	}
	if opt.HeaderRow == 0 {
		opt.HeaderRow = rule.HeaderRow
	}
	return opt, rule
}

// mappingDigest names how a file is read: the same bytes with another mapping
// are another import.
func mappingDigest(opt importers.Options, a importArgs) string {
	said := struct {
		As, Exchange, Language, Encoding string
		Sheets, Drop                     []string
		HeaderRow                        int
		Map                              []importers.Mapping
		// Left out when false, so that what was stored before it was there is known again.
		HiddenRows bool `json:",omitempty"`
	}{string(opt.As), firstOf(opt.Exchange, opt.Kept), opt.Language, a.encoding, opt.Sheets, opt.Drop, opt.HeaderRow, opt.Map, opt.HiddenRows}
	text, err := json.Marshal(said)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(bytes.TrimSpace(text))
	return hex.EncodeToString(sum[:])[:16]
}
