package importers

import (
	"bytes"
	"path/filepath"
	"strings"
)

// signatures are the first bytes of files that people send instead of a table.
var signatures = []struct{ magic, what string }{
	{"%PDF", "a PDF document"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"Rar!", "a RAR archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"},
	{"\x1f\x8b", "a compressed file"},
	{"{\\rtf", "a text document (RTF)"},
	{"SQLite format 3", "a database"},
}

// stranger refuses what is certainly none of the Formats, saying what it is.
func stranger(src *input) *Refused {
	head := src.head
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return &Refused{Code: codeNotTable, Reason: "this is " + s.what + ", not a table", Hint: "ask for the table as an Excel workbook (.xlsx) or as CSV"}
		}
	}
	if biffFits(head) {
		return oldWorkbook()
	}
	return markup(src)
}

// markup refuses web pages and the XML forms of spreadsheets.
func markup(src *input) *Refused {
	text := bytes.TrimLeft(bytes.TrimPrefix(src.head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(text[:min(len(text), 2<<10)])
	has := func(s string) bool { return bytes.Contains(lower, []byte(s)) }
	starts := func(s string) bool { return bytes.HasPrefix(lower, []byte(s)) }
	switch {
	case odsFlat(src.head):
		return nil
	case starts("<?xml") && has("urn:schemas-microsoft-com:office:spreadsheet"):
		return &Refused{Code: codeOther, Reason: "this is an XML spreadsheet of 2003, a format that lex does not support", Hint: hintSaveAsXLSX}
	case starts("<!doctype html"), starts("<html"), starts("<table"), starts("<head"), starts("<meta"):
		return &Refused{Code: codeNotTable, Reason: "this is a web page, although it is named " + src.name, Hint: hintSaveAsXLSX}
	case starts("<?xml"):
		return &Refused{Code: codeNotTable, Reason: "this is an XML file, not a table", Hint: hintSaveAsXLSX}
	}
	switch strings.ToLower(filepath.Ext(src.name)) {
	case ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm", ".zip":
		if !zipFits(src.head) && !oleFits(src.head) {
			return &Refused{Code: codeNotTable, Reason: "this is not a workbook, although it is named " + src.name,
				Hint: "if it opens in Excel or LibreOffice, save it there as an Excel workbook (.xlsx); if it is a text file, name it .csv"}
		}
	}
	return nil
}

// oleFits recognises the container of encrypted and of old Office files.
func oleFits(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// biffFits recognises .xls files of before 1995, which had no container.
func biffFits(head []byte) bool {
	return len(head) >= 4 && head[0] == 9 && (head[1] == 0 || head[1] == 2 || head[1] == 4 || head[1] == 8) &&
		head[2] <= 16 && head[3] == 0
}

// odsFlat recognises a flat OpenDocument file.
func odsFlat(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	text = text[:min(len(text), 4<<10)]
	return bytes.HasPrefix(text, []byte("<")) && bytes.Contains(text, []byte("<office:document"))
}

func oldWorkbook() *Refused {
	return &Refused{Code: codeOld, Reason: "this is a workbook of an Excel before 1997, a format that lex does not support", Hint: hintSaveAsXLSX}
}
