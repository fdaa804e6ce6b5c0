package importers

// Checks names every check that reading a file can report, so that a workspace
// can change its severity or turn it off.
var Checks = []string{
	"file-refused", "sheet-unrecognised", "sheet-passed-over", "sheet-hidden",
	"column-conflict", "column-combined", "column-unknown", "column-sensitive", "mapping-unused", "table-left-out", "tag-malformed",
	"name-missing", "quote-missing", "consent-unreadable", "date-unreadable", "number-unreadable", "text-missing", "text-damaged",
	"country-unknown", "country-ambiguous", "country-former", "code-disagrees",
	"value-decided", "value-unreadable", "email-invalid", "formula-uncached", "rows-hidden",
}
