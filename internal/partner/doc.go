// Package partner makes what goes back to the partner who sends the data: a
// template to fill in (template.go), the rejected rows as a workbook that can be
// sent back once corrected (rejects.go), a marked copy of the partner's own
// workbook (annotate.go and the files beside it, which change nothing but the
// marked cells), and the message that asks for what is missing (message.go).
//
// All speak the partner's language; the words stand in lexicon (partners.csv,
// labels.csv, guides.csv, examples.csv, choices.csv). Everything is written to an
// io.Writer: what becomes a file goes through disk.
package partner
