// Package iati writes activities as XML of the International Aid Transparency
// Initiative, version 2.03, from plain structs: whoever knows the activity fills
// an Activity (activity.go, money.go, result.go), and Write checks it and writes
// the file. Shares come from Split, so that they add up to 100 exactly.
//
// The schema orders elements strictly: the fields of the structs stand in that
// order. What the schema does not say but every validator asks for stands in the
// list Rules, one rule a function (rules.go and the files rule_*.go); what
// breaks a rule is a finding, and nothing is written. Codes are those of the
// code lists of the standard, as constants where lex uses them.
package iati
