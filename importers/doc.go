// Package importers is the door in: it says what a file says. A file is opened
// into sheets of rows (importers.go, one family of files per format), its
// headings are recognised (headers.go), and its rows become typed records
// (decode.go, one file per kind). It never stores and never counts.
package importers
