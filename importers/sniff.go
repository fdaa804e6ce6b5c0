package importers

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf16"
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
	if oleFits(head) {
		return oleRefused(src)
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
	case starts("<?xml") && has("office:document"):
		return &Refused{Code: codeOther, Reason: "this is a flat OpenDocument spreadsheet, a format that lex does not support yet", Hint: hintSaveAsXLSX}
	case starts("<?xml") && has("urn:schemas-microsoft-com:office:spreadsheet"):
		return &Refused{Code: codeOther, Reason: "this is an XML spreadsheet of 2003, a format that lex does not support", Hint: hintSaveAsXLSX}
	case starts("<!doctype html"), starts("<html"), starts("<table"), starts("<head"), starts("<meta"):
		return &Refused{Code: codeNotTable, Reason: "this is a web page, although it is named " + src.name, Hint: hintSaveAsXLSX}
	case starts("<?xml"):
		return &Refused{Code: codeNotTable, Reason: "this is an XML file, not a table", Hint: hintSaveAsXLSX}
	}
	switch strings.ToLower(filepath.Ext(src.name)) {
	case ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm":
		if !zipFits(src.head) {
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

func oldWorkbook() *Refused {
	return &Refused{Code: codeOld, Reason: "this is a workbook of an older Excel (.xls), a format that lex does not support yet", Hint: hintSaveAsXLSX}
}

// oleRefused tells an encrypted workbook from an old one by the names of the
// streams in the container's directory.
func oleRefused(src *input) *Refused {
	found := containsAny(src, wide("EncryptedPackage"), wide("Workbook"), wide("Book"))
	switch {
	case found[0]:
		return &Refused{Code: codeEncrypted, Reason: "the workbook is protected by a password and cannot be read", Hint: refusedHints[codeEncrypted]}
	case found[1], found[2]:
		return oldWorkbook()
	}
	return &Refused{Code: codeNotTable, Reason: "this is an old Office file without a workbook in it, or what is left of one", Hint: hintSaveAsXLSX}
}

// wide is a text in UTF-16, little end first, as such directories write it.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// containsAny reports which of the texts occur in the first 64 MiB.
func containsAny(src *input, texts ...[]byte) []bool {
	found := make([]bool, len(texts))
	const overlap = 64
	buf := make([]byte, overlap+256<<10)
	r := io.NewSectionReader(src.bytes, 0, min(src.size, 64<<20))
	keep := 0
	for {
		n, err := io.ReadFull(r, buf[keep:])
		window := buf[:keep+n]
		for i, text := range texts {
			found[i] = found[i] || bytes.Contains(window, text)
		}
		if err != nil {
			return found
		}
		keep = copy(buf, window[len(window)-overlap:])
	}
}
