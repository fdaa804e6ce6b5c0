package threesixty

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// schema is the part of JSON Schema that the standard uses.
type schema struct {
	Ref        string             `json:"$ref"`
	Title      string             `json:"title"`
	Type       any                `json:"type"`
	Format     string             `json:"format"`
	Pattern    string             `json:"pattern"`
	Enum       []any              `json:"enum"`
	Required   []string           `json:"required"`
	OneOf      []*schema          `json:"oneOf"`
	Items      *schema            `json:"items"`
	MinItems   int                `json:"minItems"`
	Properties map[string]*schema `json:"properties"`
	Defs       map[string]*schema `json:"$defs"`
}

// readSchema reads the official schema.
func readSchema(t *testing.T) *schema {
	t.Helper()
	folder := os.Getenv("LEX_STANDARDS")
	if folder == "" {
		t.Skip("LEX_STANDARDS does not name the folder of the official schemas")
	}
	data, err := os.ReadFile(filepath.Join(folder, "360-giving-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

// errors returns what is wrong with a value. A property that the schema does not
// know is wrong here, although JSON Schema would let it pass.
func (s *schema) errors(root *schema, at string, v any) (out []string) {
	if name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok {
		out = append(out, root.Defs[name].errors(root, at, v)...)
	}
	wrong := func(format string, args ...any) { out = append(out, at+": "+fmt.Sprintf(format, args...)) }
	kind := "null"
	switch v := v.(type) {
	case map[string]any:
		kind = "object"
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				wrong("%s is missing", name)
			}
		}
		for name, inner := range v {
			if property, ok := s.Properties[name]; ok {
				out = append(out, property.errors(root, at+"/"+name, inner)...)
			} else if s.Properties != nil {
				wrong("%s is unknown", name)
			}
		}
	case []any:
		kind = "array"
		if len(v) < s.MinItems {
			wrong("%d items", len(v))
		}
		for i, inner := range v {
			out = append(out, s.Items.errors(root, fmt.Sprintf("%s[%d]", at, i), inner)...)
		}
	case string:
		kind = "string"
		if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
			wrong("%q is not like %s", v, s.Pattern)
		}
		if s.Format == "date-time" && !strings.Contains(v, "T") {
			wrong("%q is no time", v)
		}
	case float64:
		kind = "number"
	}
	if want := fmt.Sprint(s.Type); s.Type != nil && !slices.Contains(strings.Fields(strings.Trim(want, "[]")), kind) {
		wrong("is a %s, want %s", kind, want)
	}
	if s.Enum != nil && !slices.Contains(s.Enum, v) {
		wrong("%v is not in the list", v)
	}
	if s.OneOf != nil {
		fitting := 0
		for _, one := range s.OneOf {
			if len(one.errors(root, at, v)) == 0 {
				fitting++
			}
		}
		if fitting != 1 {
			wrong("fits %d of %d forms", fitting, len(s.OneOf))
		}
	}
	return out
}

func TestSchema(t *testing.T) {
	root := readSchema(t)
	var b bytes.Buffer
	if err := WriteJSON(&b, []Grant{sample(), person()}); err != nil {
		t.Fatal(err)
	}
	var data struct{ Grants []any }
	if err := json.Unmarshal(b.Bytes(), &data); err != nil || len(data.Grants) != 2 {
		t.Fatalf("%v: %d grants", err, len(data.Grants))
	}
	for i, g := range data.Grants {
		for _, e := range root.errors(root, fmt.Sprintf("grants[%d]", i), g) {
			t.Error(e)
		}
	}
	delete(data.Grants[0].(map[string]any), "currency")
	if len(root.errors(root, "", data.Grants[0])) == 0 {
		t.Error("the test sees no missing currency")
	}
}

// TestTitles finds every title of a sheet in the schema.
func TestTitles(t *testing.T) {
	root := readSchema(t)
	known := map[string]bool{}
	for _, p := range root.Properties {
		if p.Ref == "#/$defs/currency" {
			known["Currency"] = true
		}
		known[p.Title] = true
		inner := p
		if p.Items != nil {
			inner = p.Items
		}
		if name, ok := strings.CutPrefix(inner.Ref, "#/$defs/"); ok {
			for _, q := range root.Defs[name].Properties {
				known[p.Title+":"+q.Title] = true
			}
		}
	}
	number := regexp.MustCompile(`:\d+:`)
	titles, _ := Rows([]Grant{sample(), person()})
	for _, title := range titles {
		if !known[number.ReplaceAllString(title, ":")] {
			t.Errorf("the standard knows no column %q", title)
		}
	}
}
