package checks

import (
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// Names are invented. Every pair goes through the blocks as well: people of one
// small organization who are near must meet there.
func TestNear(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want nearness
	}{
		{"Ana Prueba Ruiz", "Ruiz Prueba Ana", sameWords},
		{"Ana Prueba Ruiz", "Ana Ruiz Prueba", sameWords},
		{"José Pérez", "Jose PEREZ", sameWords},
		{"Ana de la Prueba", "Ana Prueba", sameWords},
		{"Ana Altaprueba", "Ana Alta Prueba", spacesDiffer},
		{"Ana Preuba", "Ana Prueba", lettersExchanged},
		{"Ana Pruebas", "Ana Prueba", oneLetterMissing},
		{"Anna Prueba", "Ana Prueba", oneLetterMissing},
		{"Ana Prueta", "Ana Prueba", oneLetterDiffers},
		{"Ana Vasquez", "Ana Basquez", oneLetterDiffers},
		{"Luis Dias", "Luis Diaz", oneLetterDiffers},
		{"Luz Jimenez", "Luz Gimenez", oneLetterDiffers},
		{"Pia Gonsales", "Pia Gonzalez", twoLettersDiffer},
		{"Pia Ernandez", "Pia Hernandes", twoLettersDiffer},
		{"Piya Gonzales", "Pia Gonzalez", twoLettersDiffer},
		{"Ana Prueba Ruiz", "Ana Prueba", nameMissing},
		{"Ana Prueba Ruiz", "Ana Ruiz", nameMissing},
		{"Ana M. Prueba", "Ana Prueba", nameMissing},
		{"A. Prueba", "Ana Prueba", firstLetterOnly},
		{"J. C. Prueba", "Juan Carlos Prueba", firstLetterOnly},

		{"Ana Prueba", "Eva Prueba", different},
		{"Rosa Prueba", "Rita Prueba", different},
		{"Mario Prueba", "Maria Prueba", different},
		{"Daniel Prueba", "Daniela Prueba", different},
		{"Juan Prueba", "Juana Prueba", different},
		{"Ana Prueba Ruiz", "Prueba Ruiz", different},
		{"Ana Ruiz", "Ana Prueba", different},
		{"Ana Prueba Ruiz Paz", "Ana Prueba", different},
		{"Persona 12", "Persona 13", different},
		{"Ana", "Anna", different},
		{"A. P.", "Ana Prueba", different},
		{"", "", different},
		{"ana a b c d e f g h i j", "ana a b c d e f g h i k", different},
	} {
		a, b := splitName(lexicon.Fold(test.a)), splitName(lexicon.Fold(test.b))
		if got := near(&a, &b, false); got != test.want {
			t.Errorf("%q and %q: got %d, want %d", test.a, test.b, got, test.want)
		}
		if got := near(&b, &a, false); got != test.want {
			t.Errorf("%q and %q: got %d, want %d", test.b, test.a, got, test.want)
		}
		var names string
		var list crew
		for i, text := range []string{test.a, test.b} {
			folded := lexicon.Fold(text)
			list.add(human{person: int64(i + 1), organization: 1, name: uint32(len(names)), chars: uint16(len(folded))})
			names += folded
		}
		if got := len(alikePeople(&list, names, named("Casa Roja"), store.Apart{})); got == 1 != (test.want != different) {
			t.Errorf("%q and %q: %d found in one organization", test.a, test.b, got)
		}
	}
}

func TestNearMindsTheSex(t *testing.T) {
	a, b := splitName("carla prueba"), splitName("carlo prueba")
	if got := near(&a, &b, true); got != oneLetterDiffers {
		t.Errorf("two of one sex: got %d", got)
	}
}

func TestMailboxAndPhone(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"ana.prueba@example.org", "Ana.Prueba@example.net", true},
		{"ana.prueba@example.org", "ana.ruiz@example.org", false},
		{"info@example.org", "info@example.net", false},
		{"contacto@example.org", "contacto@example.net", false},
		{"", "", false},
		{"nobody", "nobody", false},
	} {
		if a, b := mailbox(test.a), mailbox(test.b); (a == b && a != 0) != test.same {
			t.Errorf("%q and %q: got %d and %d", test.a, test.b, a, b)
		}
	}
	if a, b := phone("+51 (999) 111-222"), phone("999111222"); a == 0 || a != b {
		t.Errorf("one number with and without the country's code: got %d and %d", a, b)
	}
	if phone("12 34") != 0 || phone("") != 0 {
		t.Error("a number of few digits says nothing")
	}
}
