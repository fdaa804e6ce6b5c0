package checks

import (
	"fmt"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

var syllables = []string{"ka", "ro", "mi", "te", "lun", "sa", "vor", "ne", "pil", "do"}

// invented makes a word of four syllables of a number below 10,000.
func invented(k int) string {
	return syllables[k%10] + syllables[k/10%10] + syllables[k/100%10] + syllables[k/1000%10]
}

// One organization in fifty is a slip of the one before.
func BenchmarkAlike(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		list := make([]*organization, n)
		for i := range list {
			dice := scatter(uint64(i + 1))
			name := "Centro " + invented(int(dice%10_000)) + " " + invented(int(dice>>20%10_000)) + " de " + invented(int(dice>>40%97))
			if i%50 == 49 {
				name = list[i-1].name[:len(list[i-1].name)-1]
			}
			list[i] = &organization{key: fmt.Sprint(i), name: name}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				found = len(alikeOrganizations(list, store.Apart{}))
			}
			if found < n/50 {
				b.Fatalf("%d pairs found, at least %d are slips", found, n/50)
			}
			b.ReportMetric(float64(found), "pairs")
		})
	}
}

// Invented people, a hundred to an organization; one in fifty is a slip of the
// one before.
func BenchmarkAlikePeople(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		var list crew
		var names []byte
		organizations := make([]*organization, n/100+1)
		for i := range organizations {
			organizations[i] = &organization{rows: 100}
		}
		last := ""
		for i := range n {
			dice := scatter(uint64(i + 1))
			name := lexicon.Fold(invented(int(dice%10_000)) + " " + invented(int(dice>>20%10_000)) + " " + invented(int(dice>>40%10_000)))
			if i%50 == 49 {
				name = last[:1] + last[2:]
			}
			last = name
			list.add(human{person: int64(i + 1), organization: int32(i/100 + 1), born: uint16(1940 + i%60), country: uint16(1 + i/100%20),
				name: uint32(len(names)), chars: uint16(len(name))})
			names = append(names, name...)
		}
		text := string(names)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				found = len(alikePeople(&list, text, organizations, store.Apart{}))
			}
			if found < n/50 {
				b.Fatalf("%d people found, at least %d are slips", found, n/50)
			}
			b.ReportMetric(float64(found), "people")
		})
	}
}
