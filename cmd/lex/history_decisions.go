package main

import (
	"strconv"

	"github.com/namati/lex/internal/store"
)

// decisionLine is a decision about look-alikes as `lex history --json` shows it.
// People are not named: their names stand in their rows.
type decisionLine struct {
	Code    string  `json:"code"`
	Kind    string  `json:"kind"`
	Verdict verdict `json:"verdict"`
	Name    string  `json:"name,omitempty"`
	Keep    string  `json:"keep,omitempty"`
	At      string  `json:"at"`
	Who     string  `json:"who"`
	// EndedAt is when it was taken back, "" while it holds.
	EndedAt  string `json:"ended_at"`
	EndedWho string `json:"ended_who"`
}

func decisionLines(list []store.Decision) []decisionLine {
	lines := make([]decisionLine, len(list))
	for i, d := range list {
		lines[i] = decisionLine{Code: d.Code, Kind: string(d.Kind), Verdict: verdictTwo, Name: d.AName, Keep: d.BName, At: d.At, Who: d.Who, EndedAt: d.EndedAt, EndedWho: d.EndedWho}
		if d.One {
			lines[i].Verdict = verdictOne
		}
	}
	return lines
}

// showDecisions prints them below the imports, if there are any.
func (c *console) showDecisions(lines []decisionLine) {
	if len(lines) == 0 {
		return
	}
	var rows [][]string
	for _, l := range lines {
		what := "two people"
		if l.Kind == string(store.OrganizationPair) {
			what = strconv.Quote(l.Name) + " and " + strconv.Quote(l.Keep)
		}
		ended := ""
		if l.EndedAt != "" || l.EndedWho != "" {
			ended = "taken back " + l.EndedAt
		}
		rows = append(rows, []string{l.Code, map[verdict]string{verdictOne: "are one", verdictTwo: "are two"}[l.Verdict], what, l.At, l.Who, ended})
	}
	c.print("")
	c.table([]column{{head: "MATCH"}, {head: "VERDICT"}, {head: "OF"}, {head: "WHEN"}, {head: "WHO"}, {head: "ENDED"}}, rows)
}
