// Package exporters is the door out: a document.Document goes in, the bytes of
// one format come out. Every format knows the blocks of package document and
// nothing of reports or data, so that a new report needs no exporter and a new
// format serves every report.
//
// To add a format, write a function of the shape of Format.Write in a file of
// its own (text.go is the smallest example) and put it into the list Formats in
// exporters.go; the command line, its help and the tests go by that list. The
// same document gives the same bytes: no clock, no random number, no map order.
package exporters
