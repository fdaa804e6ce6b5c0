package importers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// csvReadAll reads a text file as lines of quoted cells, each with its number.
func csvReadAll(name, data string, opt OpenOptions) (rows string, notes string, err error) {
	ctx := context.Background()
	book, err := OpenBytes(ctx, name, []byte(data), opt)
	if err != nil {
		return "", "", err
	}
	defer book.Close()
	var b strings.Builder
	err = book.Rows(ctx, 0, func(row *Row) error {
		fmt.Fprintf(&b, "%d", row.Number)
		for _, cell := range row.Cells {
			if (cell.Type == Empty) != (cell.Text == "") {
				return fmt.Errorf("row %d: type %d for %q", row.Number, cell.Type, cell.Text)
			}
			fmt.Fprintf(&b, "|%s", strings.NewReplacer("\r", `\r`, "\n", `\n`).Replace(cell.Text))
		}
		b.WriteByte('\n')
		return nil
	})
	return b.String(), strings.Join(book.Notes(), "; "), err
}

func TestCSVForms(t *testing.T) {
	tests := []struct{ name, data, want, notes string }{
		{"commas", "a,b\n1,2\n", "1|a|b\n2|1|2\n", "read as UTF-8, separated by commas"},
		{"semicolons", "a;b\n1,5;2\n", "1|a|b\n2|1,5|2\n", "read as UTF-8, separated by semicolons"},
		{"tabs", "a\tb\n1\t\n", "1|a|b\n2|1|\n", "read as UTF-8, separated by tabs"},
		{"bars", "a|b\n1|2\n", "1|a|b\n2|1|2\n", "read as UTF-8, separated by vertical bars"},
		{"spaces behind commas", "id, name\n1, Ana\n", "1|id| name\n2|1| Ana\n", "read as UTF-8, separated by commas"},
		{"one column", "Nombre\nRuiz, Ana\nPaz\n", "1|Nombre\n2|Ruiz, Ana\n3|Paz\n", ""},
		{"prose and semicolons", "Nombre;Ciudad;Notas\nAna;Lima;vino, vio, venció\nLuis;Cali;sí, claro\n", "1|Nombre|Ciudad|Notas\n2|Ana|Lima|vino, vio, venció\n3|Luis|Cali|sí, claro\n", "read as UTF-8, separated by semicolons"},
		{"quoted separators", "\"Ruiz; Ana\",x\n\"Paz; Luis\",y\n", "1|Ruiz; Ana|x\n2|Paz; Luis|y\n", "read as UTF-8, separated by commas"},
		{"several areas in a cell", "Name,Focus\nAna,youth;women\nLuis,women;water\n", "1|Name|Focus\n2|Ana|youth;women\n3|Luis|women;water\n", "read as UTF-8, separated by commas"},
		{"title rows", "Lista de participantes\n\nNombre;País\nAna;Perú\n", "1|Lista de participantes\n3|Nombre|País\n4|Ana|Perú\n", "read as UTF-8, separated by semicolons"},
		{"sep line", "sep=;\r\na;b\r\n1;2\r\n", "1|a|b\n2|1|2\n", "read as UTF-8, separated by semicolons"},
		{"odd sep line", "\"sep=^\"\na^b\n", "1|a|b\n", `read as UTF-8, separated by '^'`},
		{"byte order mark", "\xef\xbb\xbfa,b\n", "1|a|b\n", ""},
		{"CR", "a,b\r1,2\r", "1|a|b\n2|1|2\n", ""},
		{"CRLF and mixed", "a,b\r\n1,2\n3,4\r5,6", "1|a|b\n2|1|2\n3|3|4\n4|5|6\n", ""},
		{"blank lines count", "a,b\n\n\n1,2\n,\n\"\"\n3,4\n", "1|a|b\n4|1|2\n7|3|4\n", ""},
		{"quotes", "a,\"b \"\"c\"\"\nd, e\",f\n\"\",x,\"\"\n", "1|a|b \"c\"\\nd, e|f\n2||x|\n", ""},
		{"stray quotes", "a \"b\" c,d\n\"e\"f,g\n5\",h\n", "1|a \"b\" c|d\n2|ef|g\n3|5\"|h\n", ""},
		{"ragged", "a,b,c\n1\n1,2,3,4\n", "1|a|b|c\n2|1\n3|1|2|3|4\n", ""},
		{"trailing separator", "a,b,\n1,2,", "1|a|b|\n2|1|2|\n", ""},
		{"leading zeros", "id\n0012\n", "1|id\n2|0012\n", "read as UTF-8, one column"},
		{"UTF-16 with mark", "\xff\xfea\x00;\x00\xe9\x00\n\x00", "1|a|é\n", "read as UTF-16 (little end first), separated by semicolons"},
		{"UTF-16 big end first", "\xfe\xff\x00a\x00;\x00\xe9\x00\n\xd8\x3d\xde\x00", "1|a|é\n2|😀\n", "read as UTF-16 (big end first), separated by semicolons"},
		{"UTF-16 without mark", "N\x00o\x00m\x00b\x00r\x00e\x00,\x00P\x00a\x00\xed\x00s\x00\n\x00", "1|Nombre|País\n", "read as UTF-16 (little end first), separated by commas"},
		{"Windows-1252", "Pa\xeds;Educaci\xf3n \x96 \x93ni\xf1os\x94\n", "1|País|Educación – “niños”\n", "read as Windows-1252, separated by semicolons"},
		{"code page 850", "Pa\xa1s;Educaci\xa2n de ni\xa4os;M\x82xico\n", "1|País|Educación de niños|México\n", "read as IBM code page 850, separated by semicolons"},
		{"Mac Roman", "Pa\x92s;Educaci\x97n de ni\x96os;M\x8exico\n", "1|País|Educación de niños|México\n", "read as Mac Roman, separated by semicolons"},
		{"control character", "a,b\x01\n", "1|a|b\x01\n", ""},
	}
	for _, test := range tests {
		got, notes, err := csvReadAll("test.csv", test.data, OpenOptions{})
		if err != nil || got != test.want || test.notes != "" && notes != test.notes {
			t.Errorf("%s: got\n%s(%s), %v, want\n%s(%s)", test.name, got, notes, err, test.want, test.notes)
		}
	}
}

func TestCSVRefused(t *testing.T) {
	tests := []struct{ name, data, encoding, code, says string }{
		{"unclosed quote", "a,b\n1,\"2\n3,4\n", "", codeDamaged, "row 2: a quotation mark"},
		{"zero byte", "a,b\n1\x00,2\n", "", codeNotTable, "zero"},
		{"empty", "", "", codeEmpty, "0 bytes"},
		{"blank", " \r\n\n", "", codeEmpty, "blank space"},
		{"long cell", "a,b\n" + strings.Repeat("x", csvMaxField+1) + ",1\n", "", codeLimits, "row 2: a cell is longer"},
		{"long quoted cell", "a,b\n\"" + strings.Repeat("x\n", csvMaxField) + "\",1\n", "", codeLimits, "quotation mark left open"},
		{"many columns", "a\n" + strings.Repeat(",", csvMaxColumns+1) + "\n", "", codeLimits, "row 2"},
		{"broken UTF-8", strings.Repeat("Perú, ", 20) + "Per\xfa\n", "", codeEncoding, "byte 144"},
		{"broken UTF-8 with mark", "\xef\xbb\xbfa,b\n\xff,c\n", "", codeEncoding, "byte 8"},
		{"not what was said", "Pa\xeds\n", "utf-8", codeEncoding, "byte 3"},
		{"byte that the encoding lacks", "Pa\x81s\n", "windows-1252", codeEncoding, "0x81"},
		{"unknown encoding", "a,b\n", "klingon", codeEncoding, "know"},
		{"half a character", "\xff\xfea\x00\x3d\xd8b\x00", "", codeDamaged, "half a character"},
		{"odd UTF-16", "\xff\xfea\x00b", "", codeDamaged, "middle of a character"},
	}
	for _, test := range tests {
		_, _, err := csvReadAll("test.csv", test.data, OpenOptions{Encoding: test.encoding})
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || !strings.Contains(refused.Reason, test.says) {
			t.Errorf("%s: got %v (%#v), want %s: %s", test.name, err, refused, test.code, test.says)
		}
	}
}

func TestCSVEncodingByName(t *testing.T) {
	for name, data := range map[string]string{
		"Windows-1252": "Per\xfa", "latin1": "Per\xfa", "ISO-8859-15": "Per\xfa", "CP850": "Per\xa3", "Macintosh": "Per\x9c", "UTF-8": "Perú",
		"utf_16": "\xfe\xff\x00P\x00e\x00r\x00\xfa", "UTF-16LE": "P\x00e\x00r\x00\xfa\x00",
	} {
		got, _, err := csvReadAll("test.csv", data, OpenOptions{Encoding: name})
		if err != nil || got != "1|Perú\n" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}

// TestCSVWindow reads records that lie across the edges of what is read at once.
func TestCSVWindow(t *testing.T) {
	var data, want strings.Builder
	for i := 1; i <= 3000; i++ {
		text := strings.Repeat("é\"\"\r\n", i%140)
		fmt.Fprintf(&data, "%d,\"%s\"\r\n", i, text)
		fmt.Fprintf(&want, "%d|%d|%s\n", i, i, strings.NewReplacer(`""`, `"`, "\r", `\r`, "\n", `\n`).Replace(text))
	}
	got, _, err := csvReadAll("test.csv", data.String(), OpenOptions{})
	if err != nil || got != want.String() {
		t.Errorf("%v; %d bytes, want %d", err, len(got), want.Len())
	}
}
