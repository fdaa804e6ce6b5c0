package main

import (
	"strconv"

	"github.com/namati/lex/internal/store"
)

// forgottenLine is the record of somebody who was erased as `lex history --json`
// shows it: not who it was.
type forgottenLine struct {
	At       string `json:"at"`
	Who      string `json:"who"`
	Rows     int    `json:"rows"`
	Others   int    `json:"others"`
	Contacts int    `json:"contacts"`
	Rejects  int    `json:"rejects"`
	Proof    string `json:"proof"`
	// Sound tells that the proof fits the record and what keeps the person out;
	// Cleaned that no copy is left in the free space of the database.
	Sound   bool `json:"sound"`
	Cleaned bool `json:"cleaned"`
}

func forgottenLines(list []store.Forgotten) []forgottenLine {
	lines := make([]forgottenLine, len(list))
	for i, f := range list {
		lines[i] = forgottenLine{f.At, f.Who, f.Rows, f.Others, f.Contacts, f.Rejects, f.Proof, f.Sound, f.Cleaned}
	}
	return lines
}

// showForgotten prints the records below the imports, if there are any.
func (c *console) showForgotten(lines []forgottenLine) {
	if len(lines) == 0 {
		return
	}
	var rows [][]string
	for _, l := range lines {
		state := "sound"
		switch {
		case !l.Sound:
			state = "altered since"
		case !l.Cleaned:
			state = "copies may be left: lex forget --finish"
		}
		rows = append(rows, []string{l.Proof[:min(16, len(l.Proof))], strconv.Itoa(l.Rows), strconv.Itoa(l.Others + l.Contacts + l.Rejects), l.At, l.Who, state})
	}
	c.print("")
	c.table([]column{{head: "FORGOTTEN"}, {"ROWS", true}, {"OTHER", true}, {head: "WHEN"}, {head: "WHO"}, {head: "RECORD"}}, rows)
}
