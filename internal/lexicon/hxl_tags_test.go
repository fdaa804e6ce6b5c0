package lexicon

import (
	"regexp"
	"testing"

	"github.com/namati/lex/internal/records"
)

// TestHXLTags holds that every stored field has a valid tag of its own, which is
// read back as the field.
func TestHXLTags(t *testing.T) {
	valid := regexp.MustCompile(`^#[a-z]+(\+[a-z][a-z0-9_]*)*$`)
	for _, info := range records.Kinds {
		for _, f := range info.Stored() {
			tag := HXLTag(info.Kind, f.Name)
			if !valid.MatchString(tag) {
				t.Errorf("%s.%s has the tag %q", info.Kind, f.Name, tag)
			}
			if got, _ := HXLField(tag, info.Kind); got != f.Name {
				t.Errorf("%s.%s is tagged %s, which is read as %q", info.Kind, f.Name, tag, got)
			}
		}
	}
	if got, _ := HXLField("#country +v_iso2 +code", records.Participants); got != "country_code" {
		t.Errorf("attributes in another order are read as %q", got)
	}
}
