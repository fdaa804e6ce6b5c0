// Package document is the neutral page between reports and exporters: headings,
// paragraphs, lists, tables, charts, quotes and footnotes, typed to the cell.
// Reports emit it, exporters know nothing else, so that every report comes out
// in every format. A cell carries its value and the words for it; a PDF prints
// the words, a workbook stores the value, and a test proves that both agree.
package document
