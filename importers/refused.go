package importers

import (
	"fmt"
	"strings"
)

// Refused says why a file is not read, in words for the person who sent it.
// A file is read whole or refused: half a list of people is worse than none.
type Refused struct {
	// Code is a key for scripts: damaged, encrypted, old-format, other-format,
	// not-a-table, empty, limits or encoding.
	Code string
	// Reason says what is wrong and where, without repeating a cell's value.
	Reason string
	// Hint says what to do about it.
	Hint string
}

// Error returns the reason.
func (r *Refused) Error() string { return r.Reason }

// The codes of Refused.
const (
	codeDamaged   = "damaged"
	codeEncrypted = "encrypted"
	codeOld       = "old-format"
	codeOther     = "other-format"
	codeNotTable  = "not-a-table"
	codeEmpty     = "empty"
	codeLimits    = "limits"
	codeEncoding  = "encoding"
)

// Hints that several refusals share.
const (
	hintSaveAgain  = "open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) under a new name, and import that; if it does not open there either, ask for the file again"
	hintSaveAsXLSX = "open it in Excel or LibreOffice, choose Save as, Excel workbook (.xlsx), and import the new file"
	hintSmaller    = "check that this is the right file; if it is, copy the part with the people into a new workbook and import that"
)

// refusedHints has the hint for faults that bring none of their own.
var refusedHints = map[string]string{
	codeDamaged:   hintSaveAgain,
	codeEncrypted: "open it with its password, save it without one, and import that",
	codeLimits:    hintSmaller,
}

// fault is what a lower layer found wrong with the bytes. The layer above adds
// where it stands and turns it into a Refused.
type fault struct{ code, text string }

func (f *fault) Error() string { return f.text }

// damagedf is a fault of code damaged.
func damagedf(format string, args ...any) error {
	return &fault{codeDamaged, fmt.Sprintf(format, args...)}
}

// limitf is a fault of code limits.
func limitf(format string, args ...any) error {
	return &fault{codeLimits, fmt.Sprintf(format, args...)}
}

// rowOf names a row of a sheet, or the sheet where no row was reached.
func rowOf(sheet string, row int) string {
	if row < 1 {
		return fmt.Sprintf("sheet %q", sheet)
	}
	return fmt.Sprintf("sheet %q, row %d", sheet, row)
}

// refuse turns a fault into a Refused that begins with where it was found, such
// as `sheet "Lista", row 14`, unless it is about the whole file. Other errors come back as they are.
func refuse(where string, err error) error {
	f, ok := err.(*fault)
	if !ok {
		return err
	}
	reason := f.text
	whole := strings.HasPrefix(reason, "the file ") || strings.HasPrefix(reason, "the workbook")
	if where != "" && !whole {
		reason = where + ": " + reason
	}
	return &Refused{Code: f.code, Reason: reason, Hint: refusedHints[f.code]}
}
