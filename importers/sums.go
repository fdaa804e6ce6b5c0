package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// sums tells "Total", "TOTAL: 30", "Suma" with nothing but numbers beside.
func sums(l *line) bool {
	if l.odd && l.filled == 0 {
		return false
	}
	// Nearly every row has a text that settles it at a glance.
	for i, text := range l.cells {
		if text != "" && l.kinds[i] == Text && isLetter(text[0]) && !maybeTotal(text[0]) {
			return false
		}
	}
	label := false
	for i, text := range l.cells {
		switch {
		case text == "" || l.kinds[i] == Number || isFigure(text) || isCount(text):
		case isTotal(text):
			label = true
		default:
			return false
		}
	}
	return label
}

// isFigure tells a number as people write it: 1,234.50, 30 %, $ 200.
func isFigure(text string) bool {
	digits := false
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits = true
		case strings.ContainsRune(" .,'%$€£+-()", r):
		default:
			return false
		}
	}
	return digits
}

// isCount tells what somebody counted in a row of sums: "12 países".
func isCount(text string) bool {
	if text == "" || text[0] < '0' || text[0] > '9' {
		return false
	}
	words := strings.Fields(lexicon.Fold(text))
	if _, number := wholeNumber(words[0]); !number || len(words) == 1 {
		return false
	}
	return !slices.ContainsFunc(words[1:], func(w string) bool { return !slices.Contains(totalMore, w) })
}

// totalWords begin a label of a sum; totalMore may follow them. What is counted
// may follow "subtotal", which begins no name.
var (
	totalWords    = []string{"total", "totals", "totales", "totaux", "totais", "subtotal", "sum", "suma", "soma", "somme", "grand", "gran", "sous", "sub"}
	subtotalWords = []string{"subtotal ", "subtotals ", "sub total ", "sous total ", "subtotales "}
	totalMore     = []string{"total", "totale", "general", "geral", "generale", "final", "de", "del", "of", "des", "du", "da", "do", "dos", "las", "los", "no", "number",
		"participants", "participantes", "participant", "participante", "people", "person", "persons", "persona", "personas", "personnes", "pessoas", "asistentes", "attendees", "inscritos", "registros", "rows", "filas",
		"organizations", "organisations", "organizaciones", "organizacoes", "women", "men", "mujeres", "hombres", "femmes", "hommes", "mulheres", "homens", "country", "countries", "pais", "paises", "pays", "total"}
)

func isTotal(text string) bool {
	if len(text) > 60 || !maybeTotal(text[0]) {
		return false
	}
	folded := lexicon.Fold(text)
	for _, sub := range subtotalWords {
		if strings.HasPrefix(folded, sub) {
			return true
		}
	}
	words := strings.Fields(folded)
	if len(words) == 0 || !slices.Contains(totalWords, words[0]) {
		return false
	}
	total := strings.Contains(words[0], "to") || strings.HasPrefix(words[0], "s") && words[0] != "sous" && words[0] != "sub"
	for _, word := range words[1:] {
		total = total || strings.HasPrefix(word, "total")
		if _, number := wholeNumber(word); !number && !slices.Contains(totalMore, word) {
			return false
		}
	}
	return total
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// maybeTotal spares most names the folding.
func maybeTotal(b byte) bool {
	return b == 'T' || b == 't' || b == 'S' || b == 's' || b == 'G' || b == 'g' || b >= 0x80
}
