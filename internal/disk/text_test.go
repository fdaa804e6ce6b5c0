package disk

import (
	"encoding/xml"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafeLink(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("a", LongestLink)
	for _, c := range []struct{ in, want string }{
		{"https://namati.org", "https://namati.org"},
		{" HTTP://Example.org/a?b=c#d ", "http://example.org/a?b=c#d"},
		{"https://example.org:8443/x", "https://example.org:8443/x"},
		{"https://исследование.example/página", "https://xn--80adfddnetwh3aa.example/p%C3%A1gina"},
		{"mailto:reports@example.org", "mailto:reports@example.org"},
		{"", ""}, {"www.example.org", ""}, {"//example.org/x", ""}, {"https://", ""}, {"https:example.org", ""},
		{"javascript:alert(1)", ""}, {"JaVaScRiPt:alert(1)", ""}, {"data:text/html,x", ""}, {"file:///etc/passwd", ""},
		{`file://attacker/share`, ""}, {`\\attacker\share`, ""}, {`https:\\example.org`, ""}, {"ftp://example.org", ""},
		{"https://bank.example@evil.example/", ""}, {"https://example.org/a b", ""}, {"https://example.org/\x00", ""},
		{"java\nscript:alert(1)", ""}, {"https://example.org/\u202Egpj.exe", ""}, {"https://example.org/\xff", ""}, {long, ""},
		{"mailto:a@example.org?subject=x&bcc=b@example.org", ""}, {"mailto:a@example.org?", ""}, {"mailto:a@example.org,b@example.org", ""},
		{"mailto:a@example.org%0Abcc:b@example.org", ""}, {"mailto:nobody", ""}, {"mailto:", ""},
	} {
		got, ok := SafeLink(c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("SafeLink(%q) = %q, %v, want %q", c.in, got, ok, c.want)
		}
	}
}

func TestCellText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"María Ñandú", "María Ñandú"}, {"a\tb\nc", "a\tb\nc"}, {"a\r\nb\rc", "a\nb\nc"},
		{"=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"}, {"_x0041_", "_x0041_"},
		{"a\x00b\x1b[31m\x7f", "a�b�[31m�"}, {"\u0085\u009b", "��"}, {"a\xffb", "a�b"}, {"\uFFFE\uFDD0\U0001FFFF", "���"}, {"�", "�"}, {"👩‍⚖️", "👩‍⚖️"},
	} {
		if got := CellText(c.in); got != c.want {
			t.Errorf("CellText(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzCellText(f *testing.F) {
	f.Add("plain")
	f.Add("a\r\n\x00\xed\xa0\x80")
	f.Fuzz(func(t *testing.T, s string) {
		got := CellText(s)
		if !utf8.ValidString(got) || CellText(got) != got {
			t.Fatalf("CellText(%q) = %q is not settled", s, got)
		}
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(got)); err != nil {
			t.Fatal(err)
		}
		var back string
		if err := xml.Unmarshal([]byte("<t>"+b.String()+"</t>"), &back); err != nil || back != got {
			t.Fatalf("%q comes back from XML as %q, %v", got, back, err)
		}
	})
}

func TestSheetName(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range []struct{ in, want string }{
		{"Countries", "Countries"}, {"COUNTRIES", "COUNTRIES 2"}, {"countries", "countries 3"},
		{"a[b]:c*d?e/f\\g", "a-b--c-d-e-f-g"}, {"'quoted'", "quoted"}, {" ' spaced\n name ' ", "spaced name"},
		{"History", "History 1"}, {"", "Sheet"}, {"''", "Sheet 2"},
		{"Organizaciones por área de trabajo y país", "Organizaciones por área de…"},
		{"Organizaciones por área de trabajo y ciudad", "Organizaciones por área de… 2"},
		{strings.Repeat("😀", 20), strings.Repeat("😀", 15) + "…"},
	} {
		got := SheetName(c.in, taken)
		if got != c.want {
			t.Errorf("SheetName(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	if got := SheetName("Countries", nil); got != "Countries" {
		t.Errorf("without a map: %q", got)
	}
}

func FuzzSheetName(f *testing.F) {
	f.Add("Countries", "countries")
	f.Add("''''''", "\x00[]")
	f.Add(strings.Repeat("a\u0301", 40), "' '")
	f.Fuzz(func(t *testing.T, a, b string) {
		taken := map[string]bool{}
		seen := map[string]bool{}
		for _, s := range []string{a, b, a, b} {
			got := SheetName(s, taken)
			if n := CellLength(got); n < 1 || n > LongestSheetName {
				t.Fatalf("SheetName(%q) = %q is %d long", s, got, n)
			}
			if strings.ContainsAny(got, `[]:*?/\`) || strings.Trim(got, "' ") != got || strings.EqualFold(got, "history") || CellText(got) != got {
				t.Fatalf("SheetName(%q) = %q", s, got)
			}
			if seen[strings.ToLower(got)] {
				t.Fatalf("SheetName(%q) = %q is taken", s, got)
			}
			seen[strings.ToLower(got)] = true
		}
	})
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"kmf", "kmf"}, {"Summary Report: Latin America", "summary-report-latin-america"}, {"Organización Ñandú", "organizacion-nandu"},
		{"Straße œuvre", "strasse-oeuvre"}, {"L'Équipe", "lequipe"}, {"../../etc/passwd", "etc-passwd"}, {"--2018--Q1--", "2018-q1"}, {"CON", "con-file"}, {"lpt1", "lpt1-file"}, {"con.txt", "con-txt"},
	} {
		if got := FileName(c.in); got != c.want {
			t.Errorf("FileName(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	if a, b := FileName("Отчёт"), FileName("报告"); a == b || !strings.HasPrefix(a, "file-") {
		t.Errorf("names without Latin letters: %q and %q", a, b)
	}
	long := strings.Repeat("organization ", 10)
	if a, b := FileName(long+"a"), FileName(long+"b"); a == b {
		t.Errorf("two long names share %q", a)
	}
}

func FuzzFileName(f *testing.F) {
	shape := regexp.MustCompile(`^[a-z0-9-]{1,64}$`)
	f.Add("Summary Report")
	f.Add("..\\..\\nul.pdf\x00")
	f.Add(strings.Repeat("x-", 50))
	f.Fuzz(func(t *testing.T, s string) {
		got := FileName(s)
		if !shape.MatchString(got) || reservedNames[got] || got[0] == '-' || got[len(got)-1] == '-' {
			t.Fatalf("FileName(%q) = %q", s, got)
		}
	})
}
