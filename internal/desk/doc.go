// Package desk looks at a composed report as the desk officer of a donor will,
// before it is sent: what the form demands and the report lacks, links that lead
// nowhere, names spelt otherwise than in the register, totals that do not add
// up, rules of the grant that the budget breaks; and, for readers outside the
// house, what would single people out.
//
// A Case is the report on the desk. Checks lists what is looked at, one check a
// file: to add one, write a function of the shape of Check.Look in a file of its
// own, give it a line in Checks and a case in its test. Exposure holds the checks
// that every report to donors and the public must pass, asked for or not.
//
// Nothing here writes files, reads a clock or, without Case.Probe, the network.
package desk
