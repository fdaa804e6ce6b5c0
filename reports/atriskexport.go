package reports

import (
	"context"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Mask takes those at risk out of what others than reports hand out: rows,
// activities, grants. The nil Mask takes nothing out.
type Mask struct{ names *mask }

// NewMask gathers the names of those at risk, nil where nobody is or where the
// reader is a colleague. Of in, Store, Rules and AtRisk matter.
func NewMask(ctx context.Context, in Input, audience records.Audience, language string) (*Mask, error) {
	names, err := newMask(ctx, in, Request{Audience: audience, Language: language})
	if names == nil || err != nil {
		return nil, err
	}
	return &Mask{names}, nil
}

// Text takes the names out of words.
func (m *Mask) Text(s string) string {
	if m == nil {
		return s
	}
	return m.names.text(s)
}

// FileName takes them out of the name of a file or a sheet, in whatever case.
func (m *Mask) FileName(s string) string {
	if m == nil {
		return s
	}
	return m.names.anyCase(s)
}

// Figure takes them out of a call, such as organizations country=VE.
func (m *Mask) Figure(id string) string {
	if m == nil {
		return id
	}
	return m.names.id(id)
}

// Organization reports whether a name is one of an organization at risk, or
// names one among others.
func (m *Mask) Organization(name string) bool {
	if m == nil {
		return false
	}
	return lexicon.MayNameSeveral(name) && m.names.has(name) ||
		slices.ContainsFunc(parts(name), func(p string) bool { return m.names.keys[lexicon.FoldOrganization(p)] })
}

// Country reports whether a country (alpha-2) is at risk.
func (m *Mask) Country(alpha2 string) bool {
	return m != nil && alpha2 != "" && slices.Contains(m.names.codes, alpha2)
}

// Address reports whether an address leads to an organization at risk.
func (m *Mask) Address(address string) bool { return m != nil && m.names.leadsTo(address) }
