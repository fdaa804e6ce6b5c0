// Package pdf sets a document.Document as an A4 PDF. The work has three steps,
// each testable without the next: compose.go turns blocks into boxes (lines,
// rows, bars) with a font-metrics function and the line breaker of break.go;
// paginate.go puts boxes and footnotes on pages; draw.go draws finished pages
// as compressed streams (stream.go) and leaves fonts, links and outline to fpdf,
// which nothing else in lex imports and which never breaks a line or a page;
// finish.go puts the streams into fpdf's file. Start reading at Write in pdf.go;
// the sizes and colours of the page are in style.go.
package pdf
