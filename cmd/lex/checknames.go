package main

import (
	"slices"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/reports"
)

// checkNames lists every check of every room, for checks: of lex.yaml.
func checkNames() []string {
	var names []string
	for _, list := range [][]string{importers.Checks, versionChecks, checks.Names(), reports.Checks, desk.Names()} {
		for _, name := range list {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
