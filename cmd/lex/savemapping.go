package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/workspace"
)

// saveMapping keeps what was recognised, and what the command line says, as a
// rule of lex.yaml for the files of that name, and notes in the result what was
// written. It returns the options by which the file is read from now on.
func (j *takeIn) saveMapping(src source, plans []importers.Plan, opt importers.Options, result *fileResult) (importers.Options, error) {
	if src.path == "-" {
		result.notes = append(result.notes, "what comes through the standard input has no name by which lex.yaml could know it again; no mapping was saved")
		return opt, nil
	}
	hides, _ := j.config.ImportFor(src.stored)
	rule := j.ruleOf(src, plans)
	if hides.Match != "" && (strings.EqualFold(hides.Match, rule.Match) || strings.EqualFold(hides.Match, filepath.Base(src.stored))) {
		rule.Match, hides.Match = hides.Match, ""
	}
	if hides.Match != "" {
		// The new rule takes the place of a more general one: what that says holds on.
		rule = over(rule, hides)
	}
	target := filepath.Join(j.root, workspace.FileName)
	if j.configPath != "" {
		target = j.configPath
	}
	if linked, err := filepath.EvalSymlinks(target); err == nil {
		target = linked
	}
	data, err := os.ReadFile(target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return opt, fmt.Errorf("read the configuration: %w", err)
	}
	out, saved, err := workspace.SaveImport(data, rule, hides.Match)
	if err != nil {
		return opt, err
	}
	result.Mapping = rule.Match
	result.notes = append(result.notes, j.savedWords(rule, saved)...)
	if saved.Changed && !j.args.dryRun {
		info, statErr := os.Stat(target)
		if err := disk.WriteBytes(target, out); err != nil {
			return opt, err
		}
		if statErr == nil {
			// Who could read the settings before can do so now.
			if err := os.Chmod(target, info.Mode().Perm()); err != nil {
				return opt, fmt.Errorf("give %s its rights back: %w", workspace.FileName, err)
			}
		}
	}
	config, err := workspace.Parse(target, out)
	if err != nil {
		return opt, err
	}
	j.config.Imports = config.Imports
	if len(saved.Kept) > 0 {
		return opt, nil // what the command line says holds for this time
	}
	return j.byRuleAlone(src), nil
}

// ruleOf is the rule for a file: what was recognised, and what the command line
// adds.
func (j *takeIn) ruleOf(src source, plans []importers.Plan) workspace.ImportRule {
	rule := workspace.ImportRule{Match: workspace.FilePattern(src.stored), HeaderRow: j.args.headerRow, Hidden: j.args.hidden, Exchange: j.args.exchange, Language: j.args.lang, Drop: j.args.drops.Value()}
	kinds := map[records.Kind]bool{}
	for _, p := range plans {
		if p.Kind != "" {
			kinds[p.Kind] = true
			rule.As = p.Kind
		}
	}
	if len(kinds) > 1 {
		rule.As = "" // each table shows its own
	}
	if sheets := j.args.sheets.Value(); len(sheets) == 1 {
		rule.Sheet = sheets[0]
	}
	for _, m := range importers.CommonMapping(plans) {
		rule.Map = append(rule.Map, workspace.HeadingField{Heading: m.Heading, Field: m.Field})
	}
	return rule
}

// over completes a rule by a more general one.
func over(rule, general workspace.ImportRule) workspace.ImportRule {
	rule.Sheet, rule.Exchange, rule.Language = firstOf(rule.Sheet, general.Sheet), firstOf(rule.Exchange, general.Exchange), firstOf(rule.Language, general.Language)
	rule.HeaderRow, rule.Hidden = max(rule.HeaderRow, general.HeaderRow), rule.Hidden || general.Hidden
	rule.Drop = append(rule.Drop, general.Drop...)
	for _, m := range general.Map {
		known := false
		for _, have := range rule.Map {
			known = known || have.Heading == m.Heading
		}
		if !known {
			rule.Map = append(rule.Map, m)
		}
	}
	return rule
}

// savedWords tells what was written, or what stood there otherwise.
func (j *takeIn) savedWords(rule workspace.ImportRule, saved workspace.Saved) []string {
	var words []string
	headings := plural(len(rule.Map), "1 heading", "%s headings")
	switch {
	case saved.Changed && j.args.dryRun:
		words = append(words, fmt.Sprintf("lex.yaml would get the mapping of %s for files named %s", headings, rule.Match))
	case saved.Changed:
		words = append(words, fmt.Sprintf("lex.yaml now has the mapping of %s for files named %s", headings, rule.Match))
	case len(saved.Kept) == 0:
		words = append(words, "lex.yaml has this mapping already, for files named "+rule.Match)
	}
	if len(saved.Kept) > 0 {
		words = append(words, fmt.Sprintf("lex.yaml says otherwise for %s and was left so: %s; change it there if the file is right", rule.Match, strings.Join(saved.Kept, ", ")))
	}
	return words
}

// byRuleAlone are the options that a later import without flags will have, so
// that it finds the file unchanged.
func (j *takeIn) byRuleAlone(src source) importers.Options {
	plain := *j
	plain.args.as, plain.args.exchange, plain.args.lang, plain.args.headerRow, plain.args.hidden = "", "", "", 0, false
	plain.args.maps, plain.args.drops = cli.StringSlice{}, cli.StringSlice{}
	if len(j.args.sheets.Value()) == 1 {
		plain.args.sheets = cli.StringSlice{}
	}
	opt, _ := plain.options(src)
	return opt
}
