// Package drawing turns a chart of a document into a list of rectangles, lines,
// shapes, dots and texts in points, so that every format that can draw shows
// the same picture. Of makes the drawing for a width; colours are roles, which
// Light and Dark turn into colours for paper, a light and a dark screen.
//
// A drawing holds everything but the title, the axis and the alternative text of
// a chart, which the format sets in its own type. To add a kind of chart, write
// its function in a file of its own and name it in the switch of Of.
package drawing
