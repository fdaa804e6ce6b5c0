// Package threesixty writes grants in the 360Giving Data Standard, version
// 1.4.3, from plain structs: as rows of a sheet under the titles of the standard
// (Rows), which whoever writes CSV or XLSX puts into a file, or as JSON
// (WriteJSON). Check holds grants to what the schema demands (rules.go); what
// breaks a rule is a finding.
//
// A grant is the funder's record. Whoever received it knows its number, its
// amount and its dates, not always the rest; what is missing is told and never
// made up.
package threesixty
