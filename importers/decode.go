package importers

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Sink takes the rows of a sheet in their order, from one goroutine. A record and
// its Extra are lent until the method returns, their texts may be kept; a Reject
// is the sink's. An error of the sink ends the decoding.
type Sink interface {
	Participant(*records.Participant) error
	Organization(*records.Organization) error
	Testimonial(*records.Testimonial) error
	Entry(*records.Entry) error
	Reject(records.Reject) error
}

// Outcome is what came of a sheet: Rows = Imported + Rejected, always.
type Outcome struct {
	Rows, Imported, Rejected int
	// Findings are those of the plan and of the rows, at most 1,000 of a check;
	// Counts has them all.
	Findings []records.Finding
	Counts   map[string]int
}

// Decode reads the rows of a sheet as the plan says and hands the records to the
// sink. progress, if not nil, hears the number of rows now and then. Blank rows,
// totals, printed page heads and the like are no rows.
//
// Sink and progress are called on the caller's goroutine. Another one may read
// the book ahead of them; it has ended when Decode returns. An error may come
// after rows have reached the sink: what it did with them is to be undone.
func Decode(ctx context.Context, book *Book, plan Plan, opt Options, sink Sink, progress func(rows int)) (Outcome, error) {
	rows := func(ctx context.Context, fn func(*Row) error) error { return book.Rows(ctx, plan.Index, fn) }
	return decode(ctx, rows, plan, opt, sink, progress)
}

func decode(ctx context.Context, read rowSource, plan Plan, opt Options, sink Sink, progress func(rows int)) (Outcome, error) {
	if plan.Kind == "" {
		return Outcome{}, fmt.Errorf("sheet %q was not recognised", plan.Sheet)
	}
	read = plan.parted(plan.window.of(read))
	d := newDecoder(plan, opt)
	few, err := d.survey(ctx, read)
	if err != nil {
		return Outcome{}, err
	}
	if few {
		d.sink = sink
		err = d.rows(ctx, read, progress)
	} else {
		err = d.pipelined(ctx, read, sink, progress)
	}
	if err != nil {
		return Outcome{}, err
	}
	if progress != nil {
		progress(d.out.Rows)
	}
	d.closing()
	d.out.Findings, d.out.Counts = d.report.findings, d.report.counts
	return d.out, nil
}

// rows decodes the rows of the sheet one after the other.
func (d *decoder) rows(ctx context.Context, read rowSource, progress func(rows int)) error {
	heard := 0
	return read(ctx, func(row *Row) error {
		if row.Number <= d.head || d.plan.titles[row.Number] {
			return nil
		}
		if err := d.row(row); err != nil {
			return err
		}
		if d.out.Rows >= heard+hearRows {
			heard = d.out.Rows
			if progress != nil {
				progress(heard)
			}
			return ctx.Err()
		}
		return nil
	})
}

// decoder turns the rows of one sheet into records.
type decoder struct {
	line
	totals
	plan   Plan
	opt    Options
	head   int // the last row of headings or tags
	report *reporter
	sink   Sink
	out    Outcome
	// record decodes the line that was read and stores it; it returns the check
	// that rejects the row, or "".
	record    func() (rejected string, err error)
	countries *countryReader
	days      map[string]*dayReader // by field
	dayFields []string              // of the kind, in its order
	entries   *entries              // of the kinds of few rows
	presence  *presence             // of participants
	carry     *carry
	amounts   *amounts // of a budget
	hidden    hiddenRows
	beyond    bool // a cell beyond the known columns has been told
}

func newDecoder(plan Plan, opt Options) *decoder {
	d := &decoder{plan: plan, opt: opt, report: newReporter(plan, opt), head: max(plan.HeaderRow, plan.TagRow, plan.lastHead)}
	d.line.lay(plan)
	d.totals = newTotals(plan)
	d.carry, d.amounts = newCarry(plan), newAmounts(plan)
	d.countries = newCountryReader(d)
	d.days = map[string]*dayReader{}
	d.dayFields = dayFields(plan.Kind)
	for _, field := range d.dayFields {
		if c := d.column(field); c >= 0 {
			d.days[field] = newDayReader(d, field, c)
		}
	}
	switch plan.Kind {
	case records.Participants:
		people := newParticipants(d)
		d.record, d.presence = people.record, people.presence
	case records.Organizations:
		d.record = newOrganizations(d).record
	case records.Testimonials:
		d.record = newTestimonials(d).record
	default:
		d.entries = newEntries(d)
		d.record = d.entries.record
	}
	return d
}

// row decodes one row of the sheet.
func (d *decoder) row(row *Row) error {
	d.line.read(row)
	if d.totals.none(&d.line) || d.amounts.sum(&d.line) || d.underCountry() {
		return nil
	}
	d.carry.over(&d.line)
	if row.Hidden && !d.hidden.take(row.Number, d.opt) {
		return nil
	}
	d.out.Rows++
	rejected := d.damaged()
	var err error
	if rejected == "" {
		rejected, err = d.record()
		if err != nil {
			return err
		}
	}
	if rejected == "" {
		d.out.Imported++
		return nil
	}
	d.out.Rejected++
	return d.sink.Reject(records.Reject{Row: row.Number, Check: rejected, Cells: d.line.texts(row)})
}

// damaged reports the cells of a row that cannot be taken as they stand, and
// rejects the row when its text came through a wrong decoding.
func (d *decoder) damaged() (rejected string) {
	if !d.line.odd {
		return ""
	}
	for _, o := range d.line.oddities {
		at := place{d.line.number, o.column, d.line.fieldOf(o.column), o.text}
		switch o.what {
		case unsound:
			rejected = "text-damaged"
			at.value = ""
			d.report.report(records.Error, rejected, at, func() (string, string) {
				return "the text holds control characters or broken letters, which no spreadsheet program writes; the row is not imported",
					"save the file once more from the program that made it, as .xlsx or as CSV in UTF-8"
			})
		case failed:
			d.report.report(records.Warning, "value-unreadable", at, func() (string, string) {
				return "the formula in this cell gives an error instead of a value; the cell counts as empty", "mend the formula or type the value"
			})
		case uncached:
			at.value = ""
			d.report.report(records.Warning, "formula-uncached", at, func() (string, string) {
				return "the cell holds a formula for which the file stores no value; the cell counts as empty",
					"open the file in a spreadsheet program, let it calculate and save it"
			})
		case stray:
			if !d.beyond {
				d.beyond = true
				d.report.report(records.Warning, "column-unknown", at, func() (string, string) {
					return "this cell stands beyond the last column that has a heading or early values; such cells are not kept",
						"give the column a heading, or look whether the row has a separator too many"
				})
			}
		}
	}
	return rejected
}

// closing adds the findings that only the whole sheet can tell.
func (d *decoder) closing() {
	d.hidden.tell(d.report, d.opt)
	d.carry.closing(d.report)
	d.countries.closing()
	for _, field := range d.dayFields {
		if days := d.days[field]; days != nil {
			days.closing()
		}
	}
	if d.presence != nil {
		d.presence.closing()
	}
	if d.entries != nil {
		d.entries.closing()
	}
}

// dayFields lists the fields of a kind that hold days.
func dayFields(kind records.Kind) []string {
	info, _ := records.Info(kind)
	var fields []string
	for _, f := range info.Fields {
		if f.Type == records.Day {
			fields = append(fields, f.Name)
		}
	}
	return fields
}
