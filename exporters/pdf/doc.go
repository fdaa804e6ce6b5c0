// Package pdf sets a document.Document as a tagged PDF/A. The work has three
// steps, each testable without the next: compose.go turns blocks into boxes
// (lines, rows, drawings) with a font-metrics function and the line breaker of
// break.go, and notes in tree.go what a screen reader is to be told of them;
// paginate.go puts boxes and footnotes on pages; draw.go draws finished pages as
// compressed streams (stream.go) in which everything is marked as belonging to
// an element of the tree or to none (marking.go). file.go makes the file: it
// takes the fonts from fpdf, which nothing else in lex imports and which never
// breaks a line or a page, and writes all else itself.
//
// Start reading at Write in pdf.go; paper, margins and the sizes of type are in
// sheet.go. A new kind of block needs a case in compose.go and, if nothing in
// role.go fits, a role.
package pdf
