// Package docx writes a document.Document as an Office Open XML text document,
// which Word, LibreOffice and their kin open as one of their own: styles,
// numbered lists, tables whose heads repeat, footnotes, links, charts that can
// be edited, a table of contents.
//
// Start reading at Write in docx.go: a composer walks the blocks once (blocks.go,
// list.go, table.go, chart.go, picture.go) and writes document.xml through the
// markup of markup.go, which closes what it opens and escapes what it is given.
// What stands outside of the text, such as footnotes, numbering, charts and the
// relations between them, gathers in parts (parts.go) and follows when the text
// is done. Word is strict about the order of children in properties, so
// paragraph.go and run.go alone write those, from structs; order_test.go holds
// every file to the order of the schema (ECMA-376 part 1).
package docx
