package importers

import "strings"

// The records that lex reads, as [MS-XLS] numbers them.
const (
	xlsFormula    = 0x0006
	xlsEOF        = 0x000a
	xlsDate1904   = 0x0022
	xlsFilePass   = 0x002f
	xlsContinue   = 0x003c
	xlsBoundSheet = 0x0085
	xlsMulRK      = 0x00bd
	xlsRString    = 0x00d6
	xlsXF         = 0x00e0
	xlsMerged     = 0x00e5
	xlsSST        = 0x00fc
	xlsLabelSST   = 0x00fd
	xlsNumber     = 0x0203
	xlsLabel      = 0x0204
	xlsBoolErr    = 0x0205
	xlsString     = 0x0207
	xlsRow        = 0x0208
	xlsRK         = 0x027e
	xlsFormat     = 0x041e
	xlsBOF        = 0x0809
)

// readGlobals reads what belongs to the whole workbook: its sheets, cell formats
// and shared texts.
func (w *xlsBook) readGlobals() error {
	first, at, err := w.xlsAt(0)
	if err != nil {
		return err
	}
	if err := w.begins(first, 0x0005); err != nil {
		return err
	}
	shows := []int{}
	for {
		record, next, err := w.xlsAt(at)
		if err != nil {
			return err
		}
		switch record.kind {
		case xlsEOF:
			for _, format := range shows {
				show, ok := w.formats[format]
				if !ok {
					show = xlsxBuiltIn(format)
				}
				w.styles = append(w.styles, show)
			}
			return nil
		case xlsFilePass:
			return &Refused{Code: codeEncrypted, Reason: "the workbook is protected by a password and cannot be read", Hint: refusedHints[codeEncrypted]}
		case xlsDate1904:
			if err = record.has(2); err == nil {
				w.date1904 = record.u16(0) == 1
			}
		case xlsBoundSheet:
			err = w.addSheet(record)
		case xlsFormat:
			if err = record.has(5); err == nil {
				var code []byte
				t := xlsText{book: w, at: next, left: record.body[2:]}
				code, err = t.long(nil)
				w.formats[record.u16(0)] = xlsxShows(string(code))
			}
		case xlsXF:
			if err = record.has(4); err == nil {
				shows = append(shows, record.u16(2))
			}
		case xlsSST:
			err = w.readStrings(record, next)
		}
		if err != nil {
			return err
		}
		at = next
	}
}

// begins checks that a record begins a part of the workbook of that kind.
func (w *xlsBook) begins(record xlsRecord, kind int) error {
	if record.kind != xlsBOF {
		if record.kind == 0x0009 || record.kind == 0x0209 || record.kind == 0x0409 {
			return oldWorkbook()
		}
		return damagedf("it does not begin like a workbook or a sheet")
	}
	if err := record.has(4); err != nil {
		return err
	}
	if record.u16(0) != 0x0600 {
		return oldWorkbook()
	}
	if record.u16(2) != kind {
		return damagedf("a part of it is something else than it should be")
	}
	return nil
}

// addSheet takes in one line of the list of sheets. Chart and macro sheets have
// no cells and are passed over.
func (w *xlsBook) addSheet(record xlsRecord) error {
	if err := record.has(8); err != nil {
		return err
	}
	start, state, kind := record.u32(0), record.body[4]&3, record.body[5]
	if kind != 0 {
		return nil
	}
	t := xlsText{book: w, at: len(w.stream), left: record.body[6:]}
	name, err := t.short(nil)
	if err != nil {
		return err
	}
	sheet := xlsSheet{Sheet: Sheet{Name: string(name)}, start: int(start)}
	switch state {
	case 0:
		sheet.State = Visible
	case 1:
		sheet.State = Hidden
	case 2:
		sheet.State = VeryHidden
	default:
		return damagedf("it does not say clearly whether sheet %q is hidden", sheet.Name)
	}
	for _, other := range w.list {
		if other.start == sheet.start || strings.EqualFold(other.Name, sheet.Name) {
			return damagedf("sheets %q and %q are one and the same", other.Name, sheet.Name)
		}
	}
	begin, _, err := w.xlsAt(sheet.start)
	if err != nil {
		return damagedf("sheet %q is listed, but the file does not hold it", sheet.Name)
	}
	if err := w.begins(begin, 0x0010); err != nil {
		return err
	}
	w.list = append(w.list, sheet)
	if len(w.list) > xlsxMaxSheets {
		return limitf("it has more than %d sheets", xlsxMaxSheets)
	}
	return nil
}
