package importers

import "strings"

// withoutLanguage takes the language from a heading of KoboToolbox or XLSForm:
// "Nombre::Español (es)" is "Nombre". The option behind it stays:
// "Temas::Español (es)/Agua" is "Temas/Agua".
func withoutLanguage(heading string) string {
	text, rest, found := strings.Cut(heading, "::")
	if !found || strings.TrimSpace(text) == "" {
		return heading
	}
	if at := strings.IndexByte(rest, '/'); at >= 0 {
		text += rest[at:]
	}
	return strings.TrimSpace(text)
}

// hyphenPath makes "group-field", as ODK Central's CSV writes it, the path
// "group/field" that other exports write. A field that means little without its
// group ("end-date") stays as it is, unless it is a name.
func hyphenPath(heading string) (path string, ok bool) {
	at := strings.LastIndexByte(heading, '-')
	if at <= 0 || at == len(heading)-1 {
		return "", false
	}
	for _, c := range []byte(heading) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return "", false
		}
	}
	field := heading[at+1:]
	return strings.ReplaceAll(heading[:at], "-", "/") + "/" + field, !generalWords[field] || nameWords[field]
}
