package checks

import (
	"context"
	"slices"
	"sync"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Data is what the checks know in common, gathered while the rows pass.
type Data struct {
	Settings
	// sheets stand in the order in which they were met, sheetOf finds them by
	// import number.
	sheets  []*sheet
	sheetOf map[int64]int32
	// lists is the number of rows of organizations lists.
	lists int
	// organizations are all that a list or a participant names, by key, and in
	// the order in which they were met.
	organizations map[string]*organization
	order         []*organization
	// named are the organizations of the row at hand, by their keys.
	named []*organization
	// at is the number of the sheet of the row at hand.
	at int32
	// people holds one entry for each counted participant row, in their order;
	// ofPeople says which of them are of one person, once that was asked.
	people      []sighting
	personOrder sync.Once
	ofPeople    grouping
	// stored is the number of records in the active imports.
	stored int
	// rejects are the rows that were left out at the import.
	rejects []reject
	// apart is what was decided to be two.
	apart store.Apart
	// conflicts are the fields that two columns of a sheet claim.
	conflicts []conflict
	// shifts are what differs in closed periods.
	shifts []store.Shift
	// exchanges numbers the exchanges that rows name.
	exchanges map[string]int32
	// declared are the exchanges of lex.yaml by id.
	declared map[string]records.Exchange

	countries map[string]lexicon.CountryMatch
}

// sheet is one import.
type sheet struct {
	source     int64
	file, name string
	columns    map[string]string
	kind       records.Kind
	// rows counts the rows in the period that count.
	rows int
}

// organization is one organization as the data names it.
type organization struct {
	key, name, acronym string
	// number is its place in Data.order.
	number int32
	// listed tells whether a list has it; countries are those that the list
	// gives or, where no list has it, those of the participants that name it.
	listed    bool
	countries []string
	focus     bool
	// rows counts the participants that name it; first is where it is named
	// first.
	rows  int
	first place
}

// place is a cell.
type place struct {
	sheet  int32
	row    int32
	column string
}

// sighting is a person in a row, small since there may be millions.
type sighting struct {
	person   int64
	email    uint64
	exchange int32
	sheet    int32
	row      int32
	// country holds the two letters of a code, born a year; 0 is unknown.
	country, born uint16
	sex           byte
	// present tells that the row says so.
	present bool
}

func newData(cfg Settings) *Data {
	return &Data{
		Settings: cfg, sheetOf: map[int64]int32{}, organizations: map[string]*organization{},
		exchanges: map[string]int32{}, countries: map[string]lexicon.CountryMatch{},
	}
}

// read hands all that is stored to the passes. done is to be called when the
// checks have ended.
func (d *Data) read(ctx context.Context, s *store.Store, passes []Pass) (done func(), err error) {
	if d.apart, err = s.Apart(ctx, d.Rules); err != nil {
		return nil, err
	}
	if err := d.takeSources(ctx, s); err != nil {
		return nil, err
	}
	if err := d.takeShifts(ctx, s); err != nil {
		return nil, err
	}
	if err := d.readOrganizations(ctx, s, passes); err != nil {
		return nil, err
	}
	done = frugal(d.stored)
	if err := d.readParticipants(ctx, s, passes); err != nil {
		done()
		return nil, err
	}
	return done, nil
}

// readOrganizations hands every row of the lists to all passes.
func (d *Data) readOrganizations(ctx context.Context, s *store.Store, passes []Pass) error {
	return s.EachOrganization(ctx, d.Rules, func(row *store.OrganizationRow) error {
		d.takeOrganization(row)
		for _, pass := range passes {
			if pass.Organization != nil {
				pass.Organization(row)
			}
		}
		return ctx.Err()
	})
}

// readParticipants does so with the rows of participants.
func (d *Data) readParticipants(ctx context.Context, s *store.Store, passes []Pass) error {
	err := s.EachSighting(ctx, d.Rules, func(row *store.ParticipantRow) error {
		if !row.Counted || !d.inPeriod(row.Exchange, row.Record.Date) {
			return ctx.Err()
		}
		d.takeParticipant(row)
		for _, pass := range passes {
			if pass.Participant != nil {
				pass.Participant(row)
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return readPersonas(ctx, s, d.Rules, passes)
}

// readPersonas hands names and addresses to the passes that want them, if any
// does.
func readPersonas(ctx context.Context, s *store.Store, rules records.Rules, passes []Pass) error {
	wanted := slices.DeleteFunc(slices.Clone(passes), func(pass Pass) bool { return pass.Persona == nil })
	if len(wanted) == 0 {
		return nil
	}
	return s.EachPersona(ctx, rules, func(p *store.Persona) bool {
		enough := true
		for _, pass := range wanted {
			enough = pass.Persona(p) && enough
		}
		return enough
	})
}

// takeSources counts what the active imports hold and gathers the rows that they
// left out. These bear no date that could be trusted, so that no period cuts
// them.
func (d *Data) takeSources(ctx context.Context, s *store.Store) error {
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	conflicts, err := s.Conflicts(ctx)
	if err != nil {
		return err
	}
	people := 0
	for _, source := range sources {
		for _, c := range conflicts[source.Import] {
			d.conflicts = append(d.conflicts, conflict{c, source})
		}
		d.stored += source.Imported
		if source.Kind == records.Participants {
			people += source.Imported
		}
		if source.Rejected == 0 {
			continue
		}
		rows, err := s.Rejects(ctx, source.Import)
		if err != nil {
			return err
		}
		for _, row := range rows {
			row.Cells = nil // nobody is told what stands in them
			d.rejects = append(d.rejects, reject{row, source})
		}
	}
	d.people = make([]sighting, 0, people)
	return nil
}

func (d *Data) takeOrganization(row *store.OrganizationRow) {
	d.lists++
	n := d.sheet(row.Import, row.Origin, row.Columns, records.Organizations)
	o := d.organization(row.OrganizationKey, row.Record.Name, place{n, int32(row.Origin.Row), row.Columns["name"]})
	if o == nil {
		return
	}
	o.listed = true
	o.focus = o.focus || row.Record.FocusArea != ""
	if o.acronym == "" {
		o.acronym = row.Record.Acronym
	}
	o.of(row.CountryKey)
}

func (d *Data) takeParticipant(row *store.ParticipantRow) {
	n := d.sheet(row.Import, row.Origin, row.Columns, records.Participants)
	d.named = d.named[:0]
	for _, one := range row.Organizations {
		o := d.organization(one.Key, one.Name, place{n, int32(row.Origin.Row), row.Columns["organization"]})
		d.named = append(d.named, o)
		o.rows++
		if !o.listed {
			o.of(row.CountryKey)
		}
	}
	d.people = append(d.people, d.see(row, n))
}

func (d *Data) sheet(source int64, origin records.Origin, columns map[string]string, kind records.Kind) int32 {
	if len(d.sheets) == 0 || d.sheets[d.at].source != source {
		n, ok := d.sheetOf[source]
		if !ok {
			n = int32(len(d.sheets))
			d.sheetOf[source] = n
			d.sheets = append(d.sheets, &sheet{source: source, file: origin.File, name: origin.Sheet, columns: columns, kind: kind})
		}
		d.at = n
	}
	d.sheets[d.at].rows++
	return d.at
}

// organization notes that a row names one, and returns nil when it names none.
func (d *Data) organization(key, text string, at place) *organization {
	if key == "" {
		return nil
	}
	o := d.organizations[key]
	if o == nil {
		o = &organization{key: key, name: text, number: int32(len(d.order)), first: at}
		d.organizations[key] = o
		d.order = append(d.order, o)
	}
	return o
}

// of notes a country of the organization.
func (o *organization) of(country string) {
	if country != "" && !slices.Contains(o.countries, country) {
		o.countries = append(o.countries, country)
	}
}

// inPeriod reports whether a record belongs to the period: by the days of its
// exchange, else by its own; undated ones belong to "all" alone.
func (d *Data) inPeriod(exchange, date string) bool {
	if d.Period.All() {
		return true
	}
	from, to := date, date
	if e, ok := d.exchange(exchange); ok && (e.Start != "" || e.End != "") {
		from, to = e.Start, e.End
		if from == "" {
			from = to
		}
		if to == "" {
			to = from
		}
	}
	return from != "" && from <= d.Period.End && to >= d.Period.Start
}

// exchange finds an exchange of lex.yaml.
func (d *Data) exchange(id string) (records.Exchange, bool) {
	if len(d.Rules.Exchanges) == 0 {
		return records.Exchange{}, false
	}
	if d.declared == nil {
		d.declared = make(map[string]records.Exchange, len(d.Rules.Exchanges))
		for _, e := range slices.Backward(d.Rules.Exchanges) {
			d.declared[e.ID] = e
		}
	}
	e, ok := d.declared[id]
	return e, ok
}

// country asks the lexicon, once for each text.
func (d *Data) country(text string) lexicon.CountryMatch {
	if match, ok := d.countries[text]; ok {
		return match
	}
	match := lexicon.Country(text, d.Rules.CountryAliases)
	if len(d.countries) < 10_000 {
		d.countries[text] = match
	}
	return match
}
