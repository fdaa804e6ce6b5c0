package workspace

import (
	"bytes"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/namati/lex/internal/lexicon"
)

// Saved is what became of a rule that was to be kept in lex.yaml.
type Saved struct {
	// Rule is the one that now stands there.
	Rule ImportRule
	// Changed is false when lex.yaml said all of it already.
	Changed bool
	// Kept lists, in words, what lex.yaml says otherwise; it was left as it is.
	Kept []string
}

// SaveImport puts a rule for importing files into the text of a lex.yaml, all
// other bytes of which stay: a rule of the same pattern is completed, never
// contradicted; a new one comes before the rule named before, which would hide
// it, else last. The error says what to write by hand where the text is laid out
// in a way that lex does not edit.
func SaveImport(data []byte, rule ImportRule, before string) ([]byte, Saved, error) {
	if bytes.Contains(data, []byte("\r\n")) {
		out, saved, err := SaveImport(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), rule, before)
		return bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n")), saved, err
	}
	config, err := Parse(FileName, data)
	if err != nil {
		return nil, Saved{}, err
	}
	at := config.importAt(rule.Match)
	if at < 0 {
		return insertRule(data, rule, config.importAt(before))
	}
	merged, saved := mergeRules(config.Imports[at], rule)
	if !saved.Changed {
		return data, saved, nil
	}
	out, err := completeRule(data, at, config.Imports[at], merged)
	if err == nil {
		err = proveRule(out, merged)
	}
	if err != nil {
		return nil, saved, err
	}
	return out, saved, nil
}

func (c *Config) importAt(match string) int {
	for i, rule := range c.Imports {
		if match != "" && strings.EqualFold(rule.Match, match) {
			return i
		}
	}
	return -1
}

// mergeRules adds to a rule what another says beyond it.
func mergeRules(have, more ImportRule) (ImportRule, Saved) {
	merged, saved := have, Saved{}
	take := func(name string, mine *string, theirs string) {
		switch {
		case theirs == "" || theirs == *mine:
		case *mine == "":
			*mine, saved.Changed = theirs, true
		default:
			saved.Kept = append(saved.Kept, fmt.Sprintf("%s: %s (not %s)", name, *mine, theirs))
		}
	}
	as := string(merged.As)
	take("as", &as, string(more.As))
	merged.As = have.As
	if as != string(have.As) {
		merged.As = more.As
	}
	take("sheet", &merged.Sheet, more.Sheet)
	take("exchange", &merged.Exchange, more.Exchange)
	take("language", &merged.Language, more.Language)
	switch {
	case more.HeaderRow == 0 || more.HeaderRow == have.HeaderRow:
	case have.HeaderRow == 0:
		merged.HeaderRow, saved.Changed = more.HeaderRow, true
	default:
		saved.Kept = append(saved.Kept, fmt.Sprintf("header_row: %d (not %d)", have.HeaderRow, more.HeaderRow))
	}
	if more.Hidden && !have.Hidden {
		merged.Hidden, saved.Changed = true, true
	}
	merged.Map = append([]HeadingField{}, have.Map...)
	for _, m := range more.Map {
		if field, known := fieldOf(merged.Map, m.Heading); !known {
			merged.Map, saved.Changed = append(merged.Map, m), true
		} else if field != m.Field {
			saved.Kept = append(saved.Kept, fmt.Sprintf("%s: %s (not %s)", text(m.Heading), field, m.Field))
		}
	}
	merged.Drop = append([]string{}, have.Drop...)
	for _, heading := range more.Drop {
		if !hasHeading(merged.Drop, heading) {
			merged.Drop, saved.Changed = append(merged.Drop, heading), true
		}
	}
	saved.Rule = merged
	return merged, saved
}

func fieldOf(list []HeadingField, heading string) (field string, known bool) {
	for _, m := range list {
		if m.Heading == heading || lexicon.Fold(m.Heading) == lexicon.Fold(heading) && lexicon.Fold(heading) != "" {
			return m.Field, true
		}
	}
	return "", false
}

func hasHeading(list []string, heading string) bool {
	for _, h := range list {
		if h == heading || lexicon.Fold(h) == lexicon.Fold(heading) && lexicon.Fold(heading) != "" {
			return true
		}
	}
	return false
}

// proveRule reads the text once more: the rule must stand there as it was meant.
func proveRule(data []byte, rule ImportRule) error {
	config, err := Parse(FileName, data)
	if err == nil {
		if at := config.importAt(rule.Match); at >= 0 && reflect.DeepEqual(normal(config.Imports[at]), normal(rule)) {
			return nil
		}
	}
	return byHand(rule)
}

func normal(rule ImportRule) ImportRule {
	if len(rule.Map) == 0 {
		rule.Map = nil
	}
	if len(rule.Drop) == 0 {
		rule.Drop = nil
	}
	return rule
}

// byHand is the error for a lex.yaml that lex does not dare to edit.
func byHand(rule ImportRule) error {
	return &ConfigError{File: FileName, Message: "imports: is laid out in a way that lex does not edit",
		Hint: "add by hand  imports: [" + flowRule(rule) + "]"}
}

// flowRule writes a rule on one line.
func flowRule(rule ImportRule) string {
	parts := []string{"match: " + text(rule.Match)}
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+": "+value)
		}
	}
	quoted := func(s string) string {
		if s == "" {
			return ""
		}
		return text(s)
	}
	add("as", string(rule.As))
	add("sheet", quoted(rule.Sheet))
	if rule.HeaderRow > 0 {
		add("header_row", fmt.Sprint(rule.HeaderRow))
	}
	if rule.Hidden {
		add("hidden", "true")
	}
	add("exchange", quoted(rule.Exchange))
	add("language", rule.Language)
	if len(rule.Map) > 0 {
		add("map", flowMap(rule.Map))
	}
	if len(rule.Drop) > 0 {
		add("drop", flowList(rule.Drop))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func flowMap(list []HeadingField) string {
	var parts []string
	for _, m := range list {
		parts = append(parts, text(m.Heading)+": "+m.Field)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func flowList(list []string) string {
	var parts []string
	for _, s := range list {
		parts = append(parts, text(s))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// digits are what changes from one file of a partner's to the next: dates,
// quarters, versions.
var digits = regexp.MustCompile(`(?:[QqTtHhSsVv]?\d+[-_. ]*)*[QqTtHhSsVv]?\d+`)

// leastLetters is how much of a name must stay in a pattern, so that it does not
// fit every file.
const leastLetters = 4

// FilePattern makes a pattern of a file's name: "participants-2018-Q1.xlsx" is
// "participants-*.xlsx". A name that would be lost in it stays as it is; what
// means something in patterns stands for itself.
func FilePattern(file string) string {
	name := path.Base(file)
	extension := path.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	plain := strings.NewReplacer("*", "?", "[", "?", "]", "?", `\`, "?").Replace(stem)
	general := digits.ReplaceAllString(plain, "*")
	if len(strings.Join(regexp.MustCompile(`\pL+`).FindAllString(general, -1), "")) < leastLetters {
		general = plain
	}
	return general + extension
}

// importsOf finds the list of rules in a parsed lex.yaml; key is nil without one.
func importsOf(data []byte) (top, key, list *yaml.Node) {
	var document yaml.Node
	if err := yaml.Load(data, &document); err != nil || len(document.Content) == 0 {
		return nil, nil, nil // Parse has read it: the file is empty
	}
	top = document.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value == "imports" {
			return top, top.Content[i], top.Content[i+1]
		}
	}
	return top, nil, nil
}
