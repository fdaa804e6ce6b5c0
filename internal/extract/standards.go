package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// Standards is what activities and grants are made from.
type Standards struct {
	Store    *store.Store
	Rules    records.Rules
	Grantee  records.Grantee
	Audience records.Audience
	// Today is ISO 8601: it tells what is planned from what has been.
	Today string
	// Language is that of the texts.
	Language string
	// MinCell and HideAll are as for summaries; Regions names regions in place of
	// countries, as do countries at risk. Mask takes out those at risk.
	MinCell int
	HideAll bool
	Regions bool
	Mask    *reports.Mask
	// Notes say in words what was left out and what was decided.
	Notes []string
}

// MissingError is what lex.yaml does not say and a standard demands.
type MissingError struct {
	Standard string
	// Keys are those to add, such as funds.kmf.iati_id.
	Keys []string
}

// Error names the keys.
func (e *MissingError) Error() string {
	return fmt.Sprintf("%s demands what lex.yaml does not say: %s", e.Standard, strings.Join(e.Keys, ", "))
}

// need notes a key without a value.
func (e *MissingError) need(value, key string) {
	if value == "" && !slices.Contains(e.Keys, key) {
		e.Keys = append(e.Keys, key)
	}
}

func (s *Standards) note(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(s.Notes, text) {
		s.Notes = append(s.Notes, text)
	}
}

// span is what an activity or a grant is about: a fund with its exchanges, or an
// exchange alone.
type span struct {
	// key leads to it in lex.yaml: funds.kmf.
	key              string
	fund             *records.Fund
	exchange         *records.Exchange
	name, start, end string
	where            []records.Filter
	exchanges        []string // ids
	onlyFund         bool
}

// ofFund is the span of a fund: the exchanges that it pays for, and all people
// where no exchange is another fund's.
func (s *Standards) ofFund(fund records.Fund) span {
	sp := span{key: "funds." + fund.ID, fund: &fund, name: fund.Name, start: fund.Start, end: fund.End, onlyFund: len(s.Rules.Funds) == 1}
	others := false
	for _, e := range s.Rules.Exchanges {
		if e.Fund == fund.ID {
			sp.exchanges = append(sp.exchanges, e.ID)
		}
		others = others || e.Fund != "" && e.Fund != fund.ID
	}
	if others || !sp.onlyFund {
		for _, id := range sp.exchanges {
			sp.where = append(sp.where, records.Filter{Field: "exchange", Value: id})
		}
	}
	return sp
}

// nobody reports whether no one can be in the span: another fund has all.
func (sp span) nobody() bool { return sp.exchange == nil && !sp.onlyFund && len(sp.exchanges) == 0 }

func (s *Standards) ofExchange(e records.Exchange) span {
	sp := span{key: "exchanges." + e.ID, exchange: &e, name: e.Name, start: e.Start, end: cmp.Or(e.End, e.Start), exchanges: []string{e.ID},
		where: []records.Filter{{Field: "exchange", Value: e.ID}}}
	if fund, ok := s.Rules.Fund(e.Fund); ok && e.Fund != "" {
		sp.fund = &fund
	}
	return sp
}

// has reports whether a row of one of the kinds of few rows belongs to the span:
// by its exchange, where that has an activity of its own, else by its fund.
func (s *Standards) has(sp span, e *store.StoredEntry) bool {
	exchange, known := s.Rules.Exchange(e.Exchange)
	apart := known && exchange.Activity != ""
	if sp.exchange != nil {
		return e.Exchange == sp.exchange.ID
	}
	if apart {
		return false
	}
	fund := e.Text("fund")
	switch {
	case fund != "":
		return fund == sp.fund.ID || lexicon.Fold(fund) == lexicon.Fold(sp.fund.ID) || lexicon.Fold(fund) == lexicon.Fold(sp.fund.Name)
	case e.Exchange != "":
		return slices.Contains(sp.exchanges, e.Exchange)
	}
	return sp.onlyFund
}

// donorOf is the name of who gives a fund.
func donorOf(f *records.Fund) string { return cmp.Or(f.Donor, f.Name) }

// say writes words without those at risk.
func (s *Standards) say(text string) iati.Text { return iati.Say(s.Mask.Text(text)) }

// past reports whether a day has been.
func (s *Standards) past(day string) bool { return day != "" && day <= s.Today }
