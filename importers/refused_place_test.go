package importers

import (
	"strings"
	"testing"
)

// What is wrong with a whole file says no place, and no row has the number 0.
func TestRefusedPlaces(t *testing.T) {
	for _, test := range []struct {
		where string
		err   error
		want  string
	}{
		{"the workbook", damagedf("the file has no end"), "the file has no end"},
		{"the workbook", damagedf("its end is missing"), "the workbook: its end is missing"},
		{rowOf("Lista", 0), limitf("too wide"), `sheet "Lista": too wide`},
		{rowOf("Lista", 14), limitf("too wide"), `sheet "Lista", row 14: too wide`},
	} {
		if got := refuse(test.where, test.err).Error(); !strings.EqualFold(got, test.want) {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
