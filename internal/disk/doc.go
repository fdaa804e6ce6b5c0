// Package disk is the one way out to the disk. Write makes a file appear whole
// or not at all, readable by its owner alone, and never follows a link that
// somebody has put in its place; nobody else in lex creates files, or calls the
// saving functions of libraries.
//
// Beside it stand the small rules for what may leave in a file that another
// program opens: which links are safe (links.go), which text survives in a
// workbook's cell (celltext.go), and what a sheet (sheetname.go) or a file
// (filename.go) may be called when its name comes out of the data.
package disk
