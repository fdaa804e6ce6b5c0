// Package explain says where a figure of a report comes from: what was counted,
// in which cells it stands, what was left out and why, and what would make the
// figure one more or one less.
//
// Figure is the door; figures.go lists what can be explained. An Explanation is
// made in two steps: things.go asks the store what was counted and how many
// stand behind each, then rows.go goes once over all rows and notes the cells
// behind what is listed and behind what is left out. Memory grows with what is
// listed, not with the rows; only people cost some bytes each. Nothing is
// written, and nobody's name is read unless the request asks for names.
package explain
