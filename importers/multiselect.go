package importers

import (
	"strings"

	"github.com/namati/lex/internal/records"
)

// choices are the columns of a question with several answers, as form tools
// export it: beside the column with all of them ("temas": "agua tierra"), whose
// spaces part nothing for sure, a column for each option ("temas/agua") that
// holds 1 or 0.
type choices struct {
	column  int
	options []choice
}

type choice struct {
	column int
	name   string
}

// choicesOf finds such questions among the columns of fields that may hold
// several values. The columns of their options are kept like unknown ones.
func choicesOf(plan Plan) []choices {
	info, _ := records.Info(plan.Kind)
	var all []choices
	for _, c := range plan.Columns {
		field, known := info.Field(c.Field)
		if !known || field.Type != records.Focus || c.Heading == "" || c.Dropped {
			continue
		}
		question := choices{column: c.Index}
		for _, other := range plan.Columns {
			option, of := strings.CutPrefix(other.Heading, c.Heading+"/")
			if of && other.Field == "" && !other.Dropped && option != "" {
				question.options = append(question.options, choice{other.Index, strings.ReplaceAll(option, "_", " ")})
			}
		}
		if len(question.options) > 0 {
			all = append(all, question)
		}
	}
	return all
}

// leaveOptions takes their claims from the columns of options: "areas/mujeres"
// with 1 and 0 beside "areas" is an answer to that question, not the sex of the
// person.
func (l *layout) leaveOptions(b *body) {
	questions := map[string]string{}
	for _, c := range l.columns {
		if c.Heading != "" {
			questions[c.Heading] = c.Letter
		}
	}
	for i := range l.columns {
		heading := l.columns[i].Heading
		at := strings.LastIndexByte(heading, '/')
		if at <= 0 || l.claims[i].strength >= tagged || b.profiles[i].flags != b.profiles[i].filled {
			continue
		}
		if letter := questions[heading[:at]]; letter != "" {
			l.claims[i] = claim{}
			l.columns[i].tick, l.columns[i].Note = "", "an answer to the question of column "+letter
		}
	}
}

// join writes the chosen options into the column of the question, where all of
// its columns hold 1, 0 or nothing.
func (l *line) join() {
	for _, question := range l.choices {
		var chosen []string
		sound := true
		for _, option := range question.options {
			switch l.cells[option.column] {
			case "1", "TRUE", "True", "true":
				chosen = append(chosen, option.name)
			case "", "0", "FALSE", "False", "false":
			default:
				sound = false
			}
		}
		if sound && len(chosen) > 0 && l.cells[question.column] != "" {
			l.cells[question.column] = strings.Join(chosen, "; ")
		}
	}
}
