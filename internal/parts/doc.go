// Package parts turns a workbook that excelize has laid out into a file whose
// bytes are the same each time: its parts in a fixed order, with fixed dates and
// with nothing that came out of a map. Of gives the parts, which the caller may
// change, Order their order, and NewArchive, Create and Write put them into a
// zip file. Reports (exporters) and what goes back to partners (internal/partner)
// are written through it.
package parts
