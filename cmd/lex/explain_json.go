package main

import (
	"github.com/namati/lex/internal/explain"
)

// explainShape says what the JSON of `lex explain` holds, in its order; docs are
// made of it.
var explainShape = []struct{ Name, Help string }{
	{"asked", "the figure or number as it was asked for"},
	{"report", "the report that was looked at for a number: `report`, `run` (`\"\"` when none is in the archive), `period`, `where`, `data_changed` (its data are others now); null for a figure by itself"},
	{"figures", "the figures that were explained, each with what follows"},
	{"figures[].figure", "what is counted: one of `participants`, `participations`, `organizations`, `countries`, `exchanges`, `focus_areas`"},
	{"figures[].id", "the call of the report that prints it, such as `claim 13 countries region=419`; `\"\"` for a figure by itself"},
	{"figures[].value", "what the data give"},
	{"figures[].printed", "what the archived report prints, null for a figure by itself; it differs from `value` when people were forgotten since"},
	{"figures[].stated", "what the author states in a claim or in the text, null where nobody does"},
	{"figures[].place", "where the definition says so, as `FILE:LINE:COLUMN`; `\"\"` otherwise"},
	{"figures[].reading", "how else to count so that the claim comes true, `\"\"` where nothing does"},
	{"figures[].counted", "how it is counted, in words"},
	{"figures[].period, figures[].where", "the scope in which it was counted"},
	{"figures[].rows, figures[].people", "the rows of participants in scope and the people on them"},
	{"figures[].things", "what was counted, those with most people first: `key`, `label`, `people`, `rows`, `cells`; the first 20 unless `--all`"},
	{"figures[].more_things", "how many are not listed"},
	{"figures[].region", "of `countries` the region of most of them, where not all lie in it: `m49`, `label`, `value` (how many do) and `outside`; null otherwise"},
	{"figures[].repeats, figures[].repeated", "of `participants`: people who stand on several rows, and how many there are"},
	{"figures[].left_out", "what is not in the figure: `reason`, `words`, `rows`, `people` (of rows out of scope those who stand in no other row), `values` (what the cells say; of rejected rows their checks), `cells`"},
	{"figures[].one_less, figures[].one_more", "what would make it one less or one more: `key`, `label`, `words`, `value` (what the only cell says), `cells`; `more_one_less` and `more_one_more` count those not listed"},
	{"figures[].look_alikes", "pairs that look alike and nobody has decided (`lex match`), null where they make no difference or were not looked for"},
	{"figures[].joined", "pairs that somebody decided to be one"},
	{"cells[]", "`file`, `sheet`, `sha256`, `column` (`\"\"`: none), `cells` (`F5:F9, F14`), `rows` (their number) and `how`: `said`, `taken` (the cell is empty and takes over what others say), `lent` (from there), `listed` (a row of an organizations list)"},
	{"elsewhere", "figures and cells of tables that print the number too: `figure`, `words`, `hint` (what to ask for more), `counted` and `sources` (`file`, `sheet`, `rows`, `sha256`) as the report proves them"},
	{"nearest", "of a number that nothing prints, the figures next to it: `figure`, `value`"},
	{"readings", "of such a number, ways to count that give it: `figure`, `value`, `words`, `where`, `period`"},
}

type explainResult struct {
	Asked     string             `json:"asked"`
	Report    *lookedAtJSON      `json:"report"`
	Figures   []explainedFigure  `json:"figures"`
	Elsewhere []printedElsewhere `json:"elsewhere"`
	Nearest   []nearFigure       `json:"nearest"`
	Readings  []reading          `json:"readings"`
}

type lookedAtJSON struct {
	Report  string     `json:"report"`
	Run     string     `json:"run"`
	Period  periodJSON `json:"period"`
	Where   []string   `json:"where"`
	Changed bool       `json:"data_changed"`
}

type explainedFigure struct {
	Figure   string           `json:"figure"`
	ID       string           `json:"id"`
	Value    int              `json:"value"`
	Printed  *int             `json:"printed"`
	Stated   *int             `json:"stated"`
	Place    string           `json:"place"`
	Reading  string           `json:"reading"`
	Counted  string           `json:"counted"`
	Period   periodJSON       `json:"period"`
	Where    []string         `json:"where"`
	Rows     int              `json:"rows"`
	People   int              `json:"people"`
	Things   []bearingThing   `json:"things"`
	More     int              `json:"more_things"`
	Region   *explainedRegion `json:"region"`
	Repeats  []bearingThing   `json:"repeats,omitempty"`
	Repeated int              `json:"repeated,omitempty"`
	LeftOut  []explainedGroup `json:"left_out"`
	Less     []explainedTip   `json:"one_less"`
	MoreLess int              `json:"more_one_less"`
	Greater  []explainedTip   `json:"one_more"`
	MoreMore int              `json:"more_one_more"`
	Alike    *int             `json:"look_alikes"`
	Joined   int              `json:"joined"`
}

type explainedRegion struct {
	M49     string   `json:"m49"`
	Label   string   `json:"label"`
	Value   int      `json:"value"`
	Outside []string `json:"outside"`
}

type bearingThing struct {
	Key    string         `json:"key"`
	Label  string         `json:"label"`
	People int            `json:"people"`
	Rows   int            `json:"rows"`
	Cells  []bearingCells `json:"cells"`
}

type explainedGroup struct {
	Reason string         `json:"reason"`
	Words  string         `json:"words"`
	Rows   int            `json:"rows"`
	People int            `json:"people"`
	Values []string       `json:"values"`
	Cells  []bearingCells `json:"cells"`
}

type explainedTip struct {
	Key   string         `json:"key"`
	Label string         `json:"label"`
	Words string         `json:"words"`
	Value string         `json:"value"`
	Cells []bearingCells `json:"cells"`
}

type bearingCells struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	SHA256 string `json:"sha256"`
	Column string `json:"column"`
	Cells  string `json:"cells"`
	Rows   int    `json:"rows"`
	How    string `json:"how"`
}

// rangesInJSON is how many ranges of one sheet JSON lists.
const rangesInJSON = 200

// out is the answer for programs.
func (e *explaining) answer() explainResult {
	out := explainResult{Asked: e.asked, Figures: []explainedFigure{}, Elsewhere: append([]printedElsewhere{}, e.others...),
		Nearest: append([]nearFigure{}, e.near...), Readings: append([]reading{}, e.readings...)}
	if r := e.source; r != nil {
		own := r.scopeOf(nil)
		out.Report = &lookedAtJSON{Report: e.firstReport(), Where: filterTexts(own.Where), Period: periodOut(own.Period), Changed: r.changed}
		if r.archived != nil {
			out.Report.Report, out.Report.Run = r.archived.Report, r.archived.Run
		}
	}
	for _, t := range e.told {
		f := explainedFigure{Figure: t.Name, ID: t.id, Value: t.Value, Place: t.place, Reading: t.hint, Counted: t.Counted,
			Period: periodOut(t.query.Period), Where: filterTexts(t.query.Where), Rows: t.Rows, People: t.People,
			Things: thingsOut(t.Things), More: t.More, Repeats: thingsOut(t.Repeats), Repeated: t.Repeated, LeftOut: []explainedGroup{},
			Less: tipsOut(t.Less), MoreLess: t.MoreLess, Greater: tipsOut(t.Greater), MoreMore: t.MoreGreater, Joined: t.Joined}
		if r := t.Region; r != nil {
			f.Region = &explainedRegion{r.M49, r.Label, r.Inside, r.Outside}
		}
		if t.run != "" && t.id != "" {
			f.Printed = &t.printed
		}
		if t.stated >= 0 {
			f.Stated = &t.stated
		}
		if t.lookAlikes >= 0 {
			f.Alike = &t.lookAlikes
		}
		for _, g := range t.LeftOut {
			f.LeftOut = append(f.LeftOut, explainedGroup{g.Reason, g.Words, g.Rows, g.People, append([]string{}, g.Values...), cellsOut(g.Cells)})
		}
		out.Figures = append(out.Figures, f)
	}
	return out
}

func thingsOut(list []explain.Thing) []bearingThing {
	out := []bearingThing{}
	for _, t := range list {
		out = append(out, bearingThing{t.Key, t.Label, t.People, t.Rows, cellsOut(t.Cells)})
	}
	return out
}

func tipsOut(list []explain.Tip) []explainedTip {
	out := []explainedTip{}
	for _, t := range list {
		out = append(out, explainedTip{t.Key, t.Label, t.Words, t.Value, cellsOut(t.Cells)})
	}
	return out
}

func cellsOut(list []explain.Cells) []bearingCells {
	out := []bearingCells{}
	for _, c := range list {
		out = append(out, bearingCells{c.File, c.Sheet, c.SHA256, c.Column, c.Range(rangesInJSON), c.Rows.Rows, string(c.How)})
	}
	return out
}
