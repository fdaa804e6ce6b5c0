package document

// FormatNames lists the formats that a report may be asked for, as a definition
// names them; exporters.Formats writes each.
var FormatNames = []string{"pdf", "xlsx", "html", "docx", "md", "json", "txt"}
