package store

import (
	"encoding/json"
	"testing"
)

func TestRedaction(t *testing.T) {
	who := &subject{names: map[string]bool{}, emails: map[string]bool{}, places: map[string]bool{}}
	who.add(claim{"Inés Imaginada", "ines@example.org", ""}, "")
	who.add(claim{"Rosa", "", ""}, "")
	who.emails["info@example.org"] = false // others use it too
	r := who.redaction([]string{"I waited, and then it was there."})
	for _, test := range []struct{ text, want string }{
		{"Inés Imaginada came.", "[redacted] came."},
		{"INES  imaginada's house", "[redacted]'s house"},
		{"Imaginada, Inés; Inés Imaginada", "[redacted]; [redacted]"},
		{"**Ine\u0301s**\nImaginada", "**[redacted]"},
		{"<ines@EXAMPLE.org>, mines@example.org, info@example.org", "<[redacted]>, mines@example.org, info@example.org"},
		{"«I waited – and then it was there»", "«[redacted]»"},
		{"Inésa Imaginada; Rosa, Inés de Imaginada", "Inésa Imaginada; Rosa, Inés de Imaginada"},
		{"", ""},
	} {
		got, found := r.text(test.text)
		if got != test.want || found != (got != test.text) {
			t.Errorf("%q gives %q, %v", test.text, got, found)
		}
	}
	body := []byte("{\"a \\\"Inés\":\"say\\nInés Imaginada\\u0021\", \"n\": 12, \"list\":[\"ines@example.org\",null]}")
	left, found := r.json(body)
	if want := "{\"a \\\"Inés\":\"say\\n[redacted]!\", \"n\": 12, \"list\":[\"[redacted]\",null]}"; string(left) != want || !found || !json.Valid(left) {
		t.Errorf("JSON gives %s", left)
	}
	if left, found := r.json([]byte(`{"a":"Otra Persona"}`)); found || string(left) != `{"a":"Otra Persona"}` {
		t.Errorf("JSON of others gives %s", left)
	}
}
