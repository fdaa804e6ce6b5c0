package letter

import "github.com/namati/lex/internal/store"

// Kind says of what kind a reason is.
type Kind string

// The kinds of reasons, in the order in which their effects are counted.
const (
	Data        Kind = "data"
	Decisions   Kind = "decisions"
	Forgotten   Kind = "forgotten"
	Rules       Kind = "rules"
	Period      Kind = "period"
	Scope       Kind = "scope"
	Audience    Kind = "audience"
	Definition  Kind = "definition"
	Language    Kind = "language"
	Version     Kind = "version"
	Unexplained Kind = "unexplained"
)

// Cause is a reason for which two reports differ.
type Cause struct {
	Kind Kind
	// File is what became of a file, of Data.
	File *store.Difference
	// Decided counts decisions about look-alikes.
	Decided Decided
	// Keys are those of lex.yaml that differ, of Rules.
	Keys []string
	// People is how many were forgotten.
	People int
	// From and To are the two values of what else differs, in words.
	From, To string
	Effects  []Effect
}

// Decided counts the decisions by which two states of the data differ.
type Decided struct {
	People, Organizations, Parted, TakenBack int
}

// Effect is what a reason does to a figure: By is added to its number. With
// Comes or Goes it begins, or ceases, to be told.
type Effect struct {
	Figure      string
	By          float64
	Comes, Goes bool
}
