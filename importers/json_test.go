package importers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

func TestJSONReads(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"an array of objects, columns in the order of first appearance", `[{"name":"Ana","age":34},{"country":"PE","name":"Luis","ok":true,"none":null}]`,
			"[ visible]\n1|t\"name\"|t\"age\"|t\"country\"|t\"ok\"|t\"none\"\n2|t\"Ana\"|n\"34\"\n3|t\"Luis\"|\"\"|t\"PE\"|b\"TRUE\"\n"},
		{"groups and lists", `[{"g":{"a":1,"h":{"b":"x"}},"l":["a","b",3],"e":[],"at":[[1.50,2],[3,4]],"o":{}}]`,
			"[ visible]\n1|t\"g/a\"|t\"g/h/b\"|t\"l\"|t\"at\"\n2|n\"1\"|t\"x\"|t\"a; b; 3\"|t\"1.5; 2; 3; 4\"\n"},
		{"groups that some records lack", `[{"at":null,"n":null,"l":null},{"at":{"x":1},"n":null,"l":[{"y":2}]}]`,
			"[records visible]\n1|t\"n\"|t\"at/x\"\n3|\"\"|n\"1\"\n[l visible]\n1|t\"_parent_index\"|t\"y\"\n2|n\"2\"|n\"2\"\n"},
		{"a wrapper of KoboToolbox", `{"count":2,"next":null,"previous":null,"results":[{"_id":1,"g/name":"Ana"},{"_id":2,"g/name":"Luis"}]}`,
			"[ visible]\n1|t\"_id\"|t\"g/name\"\n2|n\"1\"|t\"Ana\"\n3|n\"2\"|t\"Luis\"\n"},
		{"a wrapper of ODK Central", `{"value":[{"__id":"uuid:1","__system":{"submitterName":"Ana"}}],"@odata.context":"https://example.org/$metadata"}`,
			"[ visible]\n1|t\"__id\"|t\"__system/submitterName\"\n2|t\"uuid:1\"|t\"Ana\"\n"},
		{"lists of records inside records are sheets", `[{"event":"A","people":[{"name":"Ana"},{"name":"Luis"}]},{"event":"B","people":[{"name":"Eva","age":3}]}]`,
			"[records visible]\n1|t\"event\"\n2|t\"A\"\n3|t\"B\"\n[people visible]\n1|t\"_parent_index\"|t\"name\"|t\"age\"\n2|n\"1\"|t\"Ana\"\n3|n\"1\"|t\"Luis\"\n4|n\"2\"|t\"Eva\"|n\"3\"\n"},
		{"one inside a wrapper", `{"results":[{"x":1,"g":{"people":[{"n":"Ana"}]}}]}`,
			"[results visible]\n1|t\"x\"\n2|n\"1\"\n[results/g/people visible]\n1|t\"_parent_index\"|t\"n\"\n2|n\"1\"|t\"Ana\"\n"},
		{"several lists", `{"people":[{"n":1}],"organizations":[{"m":2}]}`, "[people visible]\n1|t\"n\"\n2|n\"1\"\n[organizations visible]\n1|t\"m\"\n2|n\"2\"\n"},
		{"one object", `{"name":"Ana","country":"PE"}`, "[ visible]\n1|t\"name\"|t\"country\"\n2|t\"Ana\"|t\"PE\"\n"},
		{"one object a line", "{\"name\":\"Ana\"}\n{\"name\":\"Luis\",\"age\":5}\n", "[ visible]\n1|t\"name\"|t\"age\"\n2|t\"Ana\"\n3|t\"Luis\"|n\"5\"\n"},
		{"letters and escapes", "\ufeff [{\"na\\u00efve\":\"\\ud83d\\ude00 \\\\ud83d \\\"\\n\",\"n\":12345678901234567890,\"m\":1E2}]", "[ visible]\n1|t\"naïve\"|t\"n\"|t\"m\"\n2|t\"😀 \\\\ud83d \\\"\\n\"|n\"12345678901234567890\"|n\"100\"\n"},
	}
	for _, test := range tests {
		got, err := readAllNamed("t.json", []byte(test.data))
		if err != nil || got != test.want {
			t.Errorf("%s: got %v\n%s\nwant\n%s", test.name, err, got, test.want)
		}
		var wide []byte // as PowerShell writes it
		for _, u := range utf16.Encode([]rune("\ufeff" + strings.TrimPrefix(test.data, "\ufeff"))) {
			wide = append(wide, byte(u), byte(u>>8))
		}
		if got, err := readAllNamed("t.json", wide); err != nil || got != test.want {
			t.Errorf("%s, UTF-16: got %v\n%s", test.name, err, got)
		}
	}
}

func TestJSONRefused(t *testing.T) {
	tests := []struct{ name, data, code, says string }{
		{"cut", `[{"a":1},{"b":`, codeDamaged, "cut short"},
		{"cut behind a record", `[{"a":1}`, codeDamaged, "cut short"},
		{"a comma too many", `[{"a":1,}]`, codeDamaged, "byte"},
		{"something behind", `[{"a":1}] {"b":2}`, codeDamaged, "follows"},
		{"a key twice", `[{"a":1,"a":2}]`, codeDamaged, `"a" twice`},
		{"a key twice by groups", `[{"a/b":1,"a":{"b":2}}]`, codeDamaged, `"a/b" twice`},
		{"values", `["a","b"]`, codeNotTable, "something else than records"},
		{"no records", `{"results":[]}`, codeNotTable, "no list of records"},
		{"nothing but an empty list", `[]`, codeNotTable, "no list of records"},
		{"half a character", `[{"a":"\ud83d"}]`, codeDamaged, "half a character"},
		{"the other half", `[{"a":"\ude00"}]`, codeDamaged, "half a character"},
		{"broken UTF-8", "[{\"a\":\"Ana \xff\xfe\xe9x\"}]", codeEncoding, "UTF-8"},
		{"too deep", strings.Repeat(`[{"a":`, 200), codeLimits, "nested"},
		{"deep lists", `[{"a":` + strings.Repeat("[", 100000), codeLimits, "nested"},
		{"a long text", `[{"a":"` + strings.Repeat("x", 2<<20) + `"}]`, codeLimits, "longer"},
		{"a mixed list", `[{"a":[1,{"b":2}]}]`, codeDamaged, "mixes"},
		{"a huge number", `[{"a":1e999}]`, codeDamaged, "larger"},
	}
	for _, test := range tests {
		started := time.Now()
		_, err := readAllNamed("t.json", []byte(test.data))
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || !strings.Contains(refused.Reason, test.says) || refused.Hint == "" {
			t.Errorf("%s: got %#v (%v), want %s: %s", test.name, refused, err, test.code, test.says)
		}
		if spent := time.Since(started); spent > time.Second {
			t.Errorf("%s took %v", test.name, spent)
		}
	}
}

// TestJSONPage says that a page of many is not all.
func TestJSONPage(t *testing.T) {
	for _, data := range []string{`{"next":"https://example.org/?page=2","results":[{"a":1}]}`, `{"value":[{"a":1}],"@odata.nextLink":"https://example.org/?$skip=1"}`} {
		book, err := OpenBytes(context.Background(), "t.json", []byte(data), OpenOptions{})
		if err != nil || !strings.Contains(strings.Join(book.Notes(), " "), "one page of several") {
			t.Errorf("%s: %v %v", data, book, err)
		}
	}
}

// FuzzJSON reads arbitrary text. What is read must be JSON to the standard
// library as well.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`[{"a":1,"b":{"c":[1,"x",null]}}]`, `{"results":[{"a":[{"b":true}]}]}`, "{\"a\":1}\n{\"a\":2}", `[{"a":"\ud83d\ude00"}]`, `[[1]]`, `[{}]`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		src := []byte(data)
		_, err := readAllNamed("fuzz.json", src)
		var refused *Refused
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("failed other than by a refusal: %v", err)
			}
			return
		}
		if text := strings.TrimLeft(data, "\ufeff \t\r\n"); strings.ContainsRune(data, 0) || text == "" || text[0] != '[' && text[0] != '{' || !jsonFits(&input{name: "fuzz.json", head: src}) {
			return // UTF-16, or read as plain text
		}
		d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(data, "\ufeff")))
		for {
			var v any
			if err := d.Decode(&v); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("read, but not JSON: %v", err)
			}
		}
	})
}

func BenchmarkJSON(b *testing.B) {
	var text strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&text, "%c{\"_id\":%d,\"grupo/nombre\":\"Persona %d de la organización\",\"pais\":\"PE\",\"edad\":%d,\"temas\":[\"agua\",\"tierra\"]}", "[,"[min(i, 1)], i, i, i%90)
	}
	text.WriteByte(']')
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readAllNamed("t.json", data); err != nil {
			b.Fatal(err)
		}
	}
}
