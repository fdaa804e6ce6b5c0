package extract

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Activities makes the activities of IATI: one of each fund and of each exchange
// that has an identifier in lex.yaml, in its order. The error is a *MissingError
// where lex.yaml does not say what the standard demands.
func (s *Standards) Activities(ctx context.Context) ([]iati.Activity, error) {
	missing := &MissingError{Standard: "IATI"}
	missing.need(s.Grantee.Name, "grantee.name")
	missing.need(s.Grantee.OrgID, "grantee.org_id")
	missing.need(s.Grantee.OrgType, "grantee.org_type")
	var spans []span
	for _, f := range s.Rules.Funds {
		if f.Activity != "" {
			spans = append(spans, s.ofFund(f))
		}
	}
	for _, e := range s.Rules.Exchanges {
		if e.Activity != "" {
			spans = append(spans, s.ofExchange(e))
		}
	}
	if len(spans) == 0 {
		// What else the funds lack is told in one go.
		for _, f := range s.Rules.Funds {
			missing.need("", "funds."+f.ID+".iati_id")
			spans = append(spans, s.ofFund(f))
		}
		if len(s.Rules.Funds) == 0 {
			missing.need("", "funds.ID.iati_id")
		}
	}
	var list []iati.Activity
	for _, sp := range spans {
		missing.need(sp.name, sp.key+".name")
		missing.need(sp.start, sp.key+".start")
		if sp.exchange != nil {
			missing.need(sp.exchange.Description, sp.key+".description")
		} else {
			missing.need(sp.fund.Description, sp.key+".description")
		}
		a, err := s.activity(ctx, sp, missing)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	if len(missing.Keys) > 0 {
		return nil, missing
	}
	return list, s.noteStrays(ctx, spans)
}

// noteStrays tells how many rows of indicators and of the budget belong to no
// activity: of several funds, nobody knows whose they are.
func (s *Standards) noteStrays(ctx context.Context, spans []span) error {
	for _, kind := range []records.Kind{records.Indicators, records.Budget} {
		list, err := s.Store.Entries(ctx, kind, store.Query{Rules: s.Rules})
		if err != nil {
			return err
		}
		strays := 0
		for i := range list {
			if !slices.ContainsFunc(spans, func(sp span) bool { return s.has(sp, &list[i]) }) {
				strays++
			}
		}
		if strays == 1 {
			s.note("1 row of %s belongs to no activity: say in its column fund or exchange to which", kind)
		} else if strays > 1 {
			s.note("%d rows of %s belong to no activity: say in the columns fund or exchange to which", strays, kind)
		}
	}
	return nil
}

// activity makes one.
func (s *Standards) activity(ctx context.Context, sp span, missing *MissingError) (iati.Activity, error) {
	grantee := iati.Organization{Ref: s.Grantee.OrgID, Type: s.Grantee.OrgType, Name: iati.Say(s.Grantee.Name)}
	a := iati.Activity{Language: s.Language, Reporter: grantee, Title: s.say(sp.name), Dates: s.dates(sp), Status: s.status(sp)}
	if sp.fund != nil {
		a.Currency = sp.fund.Currency
		donor := iati.Organization{Ref: sp.fund.OrgID, Type: sp.fund.OrgType, Name: iati.Say(donorOf(sp.fund))}
		a.Participants = append(a.Participants, iati.Participant{Role: iati.Funding, Activity: sp.fund.DonorActivity, Organization: donor})
	}
	a.Participants = append(a.Participants, iati.Participant{Role: iati.Implementing, Organization: grantee})
	var description string
	if sp.exchange != nil {
		a.Identifier, description = sp.exchange.Activity, sp.exchange.Description
		if sp.fund != nil && sp.fund.Activity != "" {
			a.Related = append(a.Related, iati.RelatedAction{Ref: sp.fund.Activity, Type: parent})
		}
	} else {
		a.Identifier, description = sp.fund.Activity, sp.fund.Description
		for _, id := range sp.exchanges {
			if e, _ := s.Rules.Exchange(id); e.Activity != "" {
				a.Related = append(a.Related, iati.RelatedAction{Ref: e.Activity, Type: child})
			}
		}
	}
	a.Descriptions = []iati.Description{{Type: iati.General, Text: s.say(description)}}
	if s.Grantee.Website != "" {
		a.Contact = &iati.Contact{Organization: iati.Say(s.Grantee.Name), Website: s.Grantee.Website}
	}
	for _, step := range []func(context.Context, span, *iati.Activity, *MissingError) error{s.places, s.sectors, s.money, s.documents, s.results} {
		if err := step(ctx, sp, &a, missing); err != nil {
			return a, fmt.Errorf("make the activity %s: %w", a.Identifier, err)
		}
	}
	return a, nil
}

// Kinds of related activity.
const (
	parent = "1"
	child  = "2"
)

// dates are actual as far as they have been, else planned.
func (s *Standards) dates(sp span) []iati.Date {
	var list []iati.Date
	for _, d := range []struct{ day, planned, actual string }{{sp.start, iati.PlannedStart, iati.ActualStart}, {sp.end, iati.PlannedEnd, iati.ActualEnd}} {
		switch {
		case d.day == "":
		case s.past(d.day):
			list = append(list, iati.Date{Kind: d.actual, Day: d.day})
		default:
			list = append(list, iati.Date{Kind: d.planned, Day: d.day})
		}
	}
	return list
}

func (s *Standards) status(sp span) iati.Code {
	switch {
	case !s.past(sp.start):
		return iati.Pipeline
	case sp.end == "" || sp.end >= s.Today:
		return iati.Implementation
	}
	return iati.Closed
}

// entries lists the rows of a kind that belong to a span.
func (s *Standards) entries(ctx context.Context, kind records.Kind, sp span) ([]store.StoredEntry, error) {
	list, err := s.Store.Entries(ctx, kind, store.Query{Rules: s.Rules})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(list, func(e store.StoredEntry) bool { return !s.has(sp, &e) }), nil
}

// mediaTypes are those of what outputs usually are, by the end of an address.
var mediaTypes = map[string]string{".pdf": "application/pdf", ".mp4": "video/mp4", ".mp3": "audio/mpeg", ".jpg": "image/jpeg", ".png": "image/png", ".zip": "application/zip", ".csv": "text/csv",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

// documents links outputs that are on the web and done.
func (s *Standards) documents(ctx context.Context, sp span, a *iati.Activity, _ *MissingError) error {
	outputs, err := s.entries(ctx, records.Outputs, sp)
	if err != nil {
		return err
	}
	for i := range outputs {
		o := &outputs[i]
		address := o.Text("website")
		if status := o.Text("status"); status != "" && status != "done" || !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") || s.Mask.Address(address) {
			continue
		}
		link := iati.DocumentLink{URL: address, Title: s.say(o.Text("title")), Categories: []iati.Code{iati.ResultsDocument}, Day: iati.Day(o.Text("date")),
			Format: cmp.Or(mediaTypes[strings.ToLower(path.Ext(strings.TrimRight(address, "/")))], "text/html")}
		for _, language := range strings.FieldsFunc(o.Text("language"), func(r rune) bool { return strings.ContainsRune(",;/ ", r) }) {
			if key, ok := lexicon.Key("language", language); ok && key != "" && !slices.Contains(link.Languages, iati.Code(key)) {
				link.Languages = append(link.Languages, iati.Code(key))
			}
		}
		a.Documents = append(a.Documents, link)
	}
	return nil
}
