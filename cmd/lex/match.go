package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

type matchArgs struct {
	all, json bool
}

// matchLine is one pair as `lex match --json` shows it.
type matchLine struct {
	Number int       `json:"number"`
	Code   string    `json:"code"`
	Kind   string    `json:"kind"`
	Score  float64   `json:"score"`
	Reason string    `json:"reason"`
	Sides  []sideOut `json:"sides"`
	// Keep is the spelling of an organization that would win; people keep all
	// their names.
	Keep string `json:"keep,omitempty"`
}

// sideOut is one of a pair.
type sideOut struct {
	Name         string `json:"name"`
	Email        string `json:"email,omitempty"`
	Organization string `json:"organization,omitempty"`
	File         string `json:"file"`
	Sheet        string `json:"sheet"`
	Cell         string `json:"cell"`
	Row          int    `json:"row"`
	Listed       bool   `json:"listed,omitempty"`
	Rows         int    `json:"rows,omitempty"`
}

func matchCommand(c *console) *cli.Command {
	var a matchArgs
	list := func(ctx *cli.Context) error {
		if ctx.Args().Present() {
			return usagef("lex match, lex match accept N, lex match reject N or lex match undo N", "lex match knows no %q", ctx.Args().First())
		}
		return runMatchList(ctx, c, a)
	}
	flags := []cli.Flag{
		&cli.BoolFlag{Name: "all", Usage: "show every pair, not only the first 30", Destination: &a.all},
		jsonFlag(&a.json),
	}
	return &cli.Command{
		Name:  "match",
		Usage: "list people and organizations that look alike, and remember which are one",
		Description: "Nothing is ever joined by itself. Accept a pair that is one: the two people count once from then on, or the one spelling of the organization\n" +
			"stands for the other. Reject a pair that is two: it is not suggested again. Decisions outlive new versions of the files, undo and replace;\n" +
			"`lex history` shows them. A number means the pair that it stood beside when the list was last shown to you.\n\n" +
			"lex match\nlex match accept 1 3\nlex match reject 2\nlex match undo 3",
		Flags:  flags,
		Action: list,
		Subcommands: []*cli.Command{
			{Name: "list", Usage: "list what looks alike and is not decided yet, the likeliest first", Flags: flags, Action: list},
			decideCommand(c, "accept", "say that pairs are one", verdictOne),
			decideCommand(c, "reject", "say that pairs are two, and never suggest them again", verdictTwo),
			decideCommand(c, "undo", "take decisions back: the pairs are open again", verdictNone),
		},
	}
}

// shownMatches is how many pairs are shown without --all; --json has them all.
const shownMatches = 30

func runMatchList(ctx *cli.Context, c *console, a matchArgs) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	st, remembers, err := s.listingStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	list, err := s.matches(ctx, st)
	if err != nil {
		return err
	}
	if remembers {
		if remembers, err = remember(ctx, st, list); err != nil {
			return err
		}
	}
	lines := matchLines(list)
	if a.json {
		return c.json(map[string]any{"matches": lines})
	}
	if len(lines) == 0 {
		c.say("nothing looks alike that is not decided yet")
		return nil
	}
	shown := lines
	if !a.all && len(shown) > shownMatches {
		shown = shown[:shownMatches]
	}
	c.showMatches(shown)
	if len(shown) < len(lines) {
		c.say("… and %d more that are less alike: lex match --all", len(lines)-len(shown))
	}
	names := "numbers or letters, several at once"
	if !remembers {
		names = "the letters, for another lex is writing and the numbers cannot be remembered"
	}
	c.say("lex match accept %s  when they are one, lex match reject %s  when they are two (%s)", lines[0].Code, lines[0].Code, names)
	return nil
}

// listingStore opens the database so that the numbers of a list can be
// remembered, or for reading alone where it cannot be written to.
func (s *settings) listingStore(ctx *cli.Context) (st *store.Store, remembers bool, err error) {
	if st, err = s.readStore(ctx); err != nil || st.InMemory() {
		return st, false, err
	}
	writable, err := s.openStore(ctx)
	if errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrBusy) {
		return st, false, nil
	}
	st.Close()
	return writable, true, err
}

// matches finds the pairs and gives each its code: as few letters as tell it
// from all others that were ever named.
func (s *settings) matches(ctx *cli.Context, st *store.Store) ([]checks.Match, error) {
	stage := s.stages()
	stage.at("looking for look-alikes")
	list, err := checks.Matches(ctx.Context, st, s.checkSettings(records.Period{}))
	stage.end()
	if err != nil {
		return nil, err
	}
	decided, err := st.Decisions(ctx.Context)
	if err != nil {
		return nil, err
	}
	const letters = 4
	taken := map[string]string{} // beginnings of codes, and whose they are
	long := func(p store.Pair) {
		code := p.LongCode()
		for n := letters; n <= len(code); n++ {
			if other, ok := taken[code[:n]]; ok && other != code {
				taken[code[:n]] = ""
			} else {
				taken[code[:n]] = code
			}
		}
	}
	for _, d := range decided {
		long(d.Pair)
	}
	for i := range list {
		long(list[i].Pair)
	}
	for i := range list {
		code := list[i].LongCode()
		n := letters
		for n < len(code) && taken[code[:n]] != code {
			n++
		}
		list[i].Code = code[:n]
	}
	return list, nil
}

// remember notes the list as it is numbered; false where somebody is writing.
func remember(ctx *cli.Context, st *store.Store, list []checks.Match) (bool, error) {
	pairs := make([]store.Pair, len(list))
	for i := range list {
		pairs[i] = list[i].Pair
	}
	err := st.RememberListed(ctx.Context, pairs)
	if errors.Is(err, store.ErrBusy) || errors.Is(err, store.ErrReadOnly) {
		return false, nil
	}
	return err == nil, err
}

func matchLines(list []checks.Match) []matchLine {
	lines := make([]matchLine, len(list))
	for i, m := range list {
		lines[i] = matchLine{Number: i + 1, Code: m.Code, Kind: string(m.Kind), Score: m.Score, Reason: m.Reason, Sides: sidesOut(m.Sides[:])}
		if m.Kind == store.OrganizationPair {
			lines[i].Keep = m.BName
		}
	}
	return lines
}

func sidesOut(sides []checks.Side) []sideOut {
	out := make([]sideOut, len(sides))
	for i, s := range sides {
		out[i] = sideOut{Name: s.Name, Email: s.Email, Organization: s.Organization, File: s.Origin.File, Sheet: s.Origin.Sheet,
			Cell: s.Cell, Row: s.Origin.Row, Listed: s.Listed, Rows: s.Rows}
	}
	return out
}
