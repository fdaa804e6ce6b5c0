package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/partner"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// returns is what an import keeps of the files that it reads, so that something
// can go back to the partner: the rejected rows, a marked copy, a message.
type returns struct {
	lists []partner.List
	// sums are the hashes of the files that have rejected rows.
	sums []string
	// told are the words about what was written, said when the rest is said.
	told []string
}

func (r *returns) tell(format string, args ...any) {
	r.told = append(r.told, fmt.Sprintf(format, args...))
}

// ofRejects stands between the name of a workbook of rejected rows and what the
// rows come from, by which the store tells it from another one of that name.
const ofRejects = " (rejects "

// wantReturns tells that something is to go back.
func (a importArgs) wantReturns() bool { return a.rejects != "" || a.annotate != "" || a.asking }

// checkReturns refuses names that a workbook for the partner cannot have.
func (a importArgs) checkReturns() error {
	if a.rejects != "" {
		if err := newWorkbook("--rejects", a.rejects, ".xlsx"); err != nil {
			return err
		}
	}
	if a.annotate != "" && a.annotate == a.rejects {
		return usagef("name two files", "--rejects and --annotate would write the same file")
	}
	return nil
}

// hear keeps what was found in a list. Findings are those that lex.yaml leaves.
func (j *takeIn) hear(file string, p importers.Plan, opt importers.Options, decoded importers.Outcome, sink *listening, sum string) {
	if !j.args.wantReturns() {
		return
	}
	l := partner.List{
		File: file, Sheet: p.Sheet, Index: p.Index, Kind: p.Kind, HeaderRow: p.HeaderRow, Exchange: opt.Exchange, Columns: p.Settled(),
		Rows: decoded.Rows, Imported: decoded.Imported, Rejected: decoded.Rejected, Rejects: sink.rejects, Findings: j.regrade(decoded.Findings),
	}
	for _, c := range p.Columns {
		// The letter is where the partner sees the column, also of one that was
		// parted in two.
		if column, ok := records.ColumnNumber(c.Letter); ok {
			l.Heads = append(l.Heads, partner.Head{Column: column, Heading: c.Heading, Field: c.Field})
		}
	}
	l.Language = firstOf(j.args.lang, opt.Language, languageOfPlan(p), j.config.Language, "en")
	records.SortFindings(l.Findings)
	j.returns.lists = append(j.returns.lists, l)
	if len(sink.rejects) > 0 && !slices.Contains(j.returns.sums, sum) {
		j.returns.sums = append(j.returns.sums, sum)
	}
}

// languageOfPlan is the language of a sheet's headings, "" where they do not tell.
func languageOfPlan(p importers.Plan) string {
	var headings []string
	for _, c := range p.Columns {
		headings = append(headings, c.Heading)
	}
	return lexicon.HeadingsLanguage(headings)
}

// hearUnread keeps what is wrong with a file or a sheet of which no list was read.
func (j *takeIn) hearUnread(file string, findings []records.Finding) {
	if !j.args.wantReturns() {
		return
	}
	for _, f := range j.regrade(findings) {
		l := partner.List{File: file, Sheet: f.Sheet, Index: -1, Language: firstOf(j.args.lang, j.config.Language, "en"), Findings: []records.Finding{f}}
		j.returns.lists = append(j.returns.lists, l)
	}
}

// forget drops what was kept of a file that turned out to be damaged.
func (j *takeIn) forget(file string) {
	j.returns.lists = slices.DeleteFunc(j.returns.lists, func(l partner.List) bool { return l.File == file })
}

// rereading decodes the lists of a file that is stored already, for what goes
// back alone.
func (j *takeIn) rereading(ctx context.Context, book *importers.Book, file string, plans []importers.Plan, own records.Own, opt importers.Options, findings []records.Finding) error {
	for _, p := range plans {
		if p.Kind == "" {
			continue
		}
		opt := opt.OfOwn(own, p.Sheet)
		sink := j.listen(nowhere{})
		decoded, err := importers.Decode(ctx, book, p, opt, sink, nil)
		if err != nil {
			return err
		}
		j.hear(file, p, opt, decoded, sink, book.SHA256())
	}
	j.hearUnread(file, findings)
	return nil
}

// listening is a sink that keeps the rejected rows and hands all rows on.
type listening struct {
	importers.Sink
	keep    bool
	rejects []records.Reject
}

// listen listens to what goes into a sink, where something is to go back.
func (j *takeIn) listen(to importers.Sink) *listening {
	return &listening{Sink: to, keep: j.args.wantReturns()}
}

func (s *listening) Reject(r records.Reject) error {
	if s.keep {
		s.rejects = append(s.rejects, r)
	}
	return s.Sink.Reject(r)
}

// nowhere is a sink for rows that are stored already.
type nowhere struct{}

func (nowhere) Participant(*records.Participant) error   { return nil }
func (nowhere) Organization(*records.Organization) error { return nil }
func (nowhere) Testimonial(*records.Testimonial) error   { return nil }
func (nowhere) Entry(*records.Entry) error               { return nil }
func (nowhere) Reject(records.Reject) error              { return nil }

// writeReturns writes what was asked for, when all files are read.
func (j *takeIn) writeReturns() error {
	if j.args.rejects == "" {
		return nil
	}
	return j.writeRejects()
}

// shortSum is how much of a hash names a file among those of one partner.
const shortSum = 8

// sourceOf names the files that rejected rows come from, shortly.
func sourceOf(sums []string) string {
	const most = 6
	var short []string
	for _, sum := range sums {
		short = append(short, sum[:shortSum])
	}
	if len(short) <= most {
		return strings.Join(short, "+")
	}
	digest := sha256.Sum256([]byte(strings.Join(sums, "\n")))
	return hex.EncodeToString(digest[:])[:2*shortSum]
}

// corrections finds the active import of corrected rows of a file by its hash, 0
// for none: once a new version of the file holds them, they would count twice.
func (j *takeIn) corrections(ctx context.Context, sum string) (int64, error) {
	history, err := j.store.History(ctx)
	if err != nil {
		return 0, err
	}
	for _, i := range history {
		_, source, ok := strings.Cut(i.Path, ofRejects)
		if ok && i.Status == store.Active && slices.Contains(strings.Split(strings.TrimSuffix(source, ")"), "+"), sum[:shortSum]) {
			return i.Import, nil
		}
	}
	return 0, nil
}

// writeRejects writes the rejected rows of the run; without any there is no file.
func (j *takeIn) writeRejects() error {
	rows := 0
	for _, l := range j.returns.lists {
		rows += len(l.Rejects)
	}
	if rows == 0 {
		j.returns.tell("no row was rejected, so %s was not written", inline(j.args.rejects))
		return nil
	}
	source := sourceOf(j.returns.sums)
	err := disk.Write(j.args.rejects, func(w io.Writer) error { return partner.WriteRejects(w, j.returns.lists, source) })
	if err != nil {
		return err
	}
	j.result.Written = append(j.result.Written, j.args.rejects)
	j.returns.tell("%s: %s; corrected, it is imported as it is", inline(j.args.rejects), plural(rows, "1 rejected row", "%s rejected rows"))
	if len(j.stopped) > 0 {
		j.returns.tell("  of %s nothing was stored, its good rows neither: have the file itself corrected", joinComma(slices.Sorted(maps.Keys(j.stopped))))
	}
	return nil
}
