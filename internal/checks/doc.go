// Package checks looks at everything that is stored for what a donor would
// question: a person listed twice, organizations that look alike, a date outside
// the exchange. What it finds are facts about the data with the cell they stand
// in, never failures.
//
// All (checks.go) is the list of checks, one file each. Run (run.go) reads the
// stored rows once and hands each row to every check, so that the time hardly
// grows with the number of checks. What looks alike is found in blocks of a
// shared key (blocks.go), never by comparing each with each. Data (data.go) is
// what they know in common.
//
// To add a check: write its file, add its line to All and its fixture
// testdata/NAME.txtar; a test asks for all three.
package checks
