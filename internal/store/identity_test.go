package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// row is an invented row: a name, an address and an organization.
type row struct{ name, email, organization string }

// organizations numbers the organizations of these tests.
var organizations = map[string]int64{"": 0, "o": 1, "p": 2}

// groups identifies rows and lists the people as the sorted rows of each, so
// that results can be compared whatever the order of the rows.
func groups(t rapid.TB, rows []row, decided ...[2]row) []string {
	list := make([]persona, len(rows))
	for i, r := range rows {
		list[i] = persona{id: int64(i + 1), participant: int64(i + 1), name: digest64(foldName(r.name)), email: emailDigest(r.email)}
		list[i].organization = organizations[r.organization]
	}
	err := identify(list, bondsOf(rows, decided), func(participants []int64) (map[int64]string, error) {
		names := make(map[int64]string)
		for _, id := range participants {
			names[id] = foldName(rows[id-1].name)
		}
		return names, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	people := make(map[int64][]string)
	for _, p := range list {
		if p.person == 0 || p.person > p.id {
			t.Fatalf("persona %d is person %d", p.id, p.person)
		}
		r := rows[p.id-1]
		people[p.person] = append(people[p.person], fmt.Sprintf("%s|%s|%s", foldName(r.name), foldEmail(r.email), r.organization))
	}
	var out []string
	for _, members := range people {
		slices.Sort(members)
		out = append(out, strings.Join(members, " + "))
	}
	slices.Sort(out)
	return out
}

// bondsOf joins all rows that are equal to one side of a decision.
func bondsOf(rows []row, decided [][2]row) (list []bond) {
	for _, d := range decided {
		var sides []int64
		for i, r := range rows {
			if r == d[0] || r == d[1] {
				sides = append(sides, int64(i+1))
			}
		}
		if slices.Contains(rows, d[0]) && slices.Contains(rows, d[1]) {
			for _, id := range sides[1:] {
				list = append(list, bond{sides[0], id})
			}
		}
	}
	return list
}

func TestIdentifyDecided(t *testing.T) {
	one, other, without := row{"Ana Gomez", "a@x", "o"}, row{"Ana Gomez", "b@x", "o"}, row{"Ana Gomez", "", "o"}
	preuba := row{"Ana Gmoez", "", "p"}
	for _, test := range []struct {
		name    string
		rows    []row
		decided [][2]row
		want    []string
	}{
		{"two addresses", []row{one, other}, [][2]row{{one, other}}, []string{"ana gomez|a@x|o + ana gomez|b@x|o"}},
		{"who has no address finds the one person that two were", []row{one, other, without}, [][2]row{{one, other}}, []string{"ana gomez|a@x|o + ana gomez|b@x|o + ana gomez||o"}},
		{"a slip without an address", []row{preuba, one}, [][2]row{{preuba, one}}, []string{"ana gmoez||p + ana gomez|a@x|o"}},
		{"chains", []row{preuba, one, other}, [][2]row{{preuba, one}, {preuba, other}}, []string{"ana gmoez||p + ana gomez|a@x|o + ana gomez|b@x|o"}},
		{"one side is not there", []row{one, without}, [][2]row{{other, one}}, []string{"ana gomez|a@x|o + ana gomez||o"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := gocmp.Diff(test.want, groups(t, test.rows, test.decided...)); diff != "" {
				t.Errorf("people (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIdentify(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []row
		want []string
	}{
		{"order of words", []row{{"Ana Gomez", "a@x", ""}, {"Gómez, Ana", "A@x", ""}}, []string{"ana gomez|a@x| + ana gomez|a@x|"}},
		{"contained", []row{{"Ana Gomez", "a@x", ""}, {"Ana María Gomez", "a@x", "o"}}, []string{"ana gomez maria|a@x|o + ana gomez|a@x|"}},
		{"a shared mailbox", []row{{"Ana Gomez", "info@x", "o"}, {"Luis Paz", "info@x", "o"}}, []string{"ana gomez|info@x|o", "luis paz|info@x|o"}},
		{
			"a short name that two fuller ones contain joins one of them and does not join the two",
			[]row{{"Ana", "info@x", ""}, {"Ana Paz", "info@x", ""}, {"Ana Gomez", "info@x", ""}},
			[]string{"ana gomez|info@x| + ana|info@x|", "ana paz|info@x|"},
		},
		{"no address, same organization", []row{{"Ana", "", "o"}, {"ANA", "", "o"}, {"Ana", "", "p"}}, []string{"ana||o + ana||o", "ana||p"}},
		{"joins the only one", []row{{"Ana", "", "o"}, {"Ana", "a@x", "o"}}, []string{"ana|a@x|o + ana||o"}},
		{
			"joins by a name and an organization that stand in different rows of one person",
			[]row{{"Ana Paz", "a@x", "o"}, {"Ana Luz Paz", "a@x", "p"}, {"Ana Luz Paz", "", "o"}},
			[]string{"ana luz paz|a@x|p + ana luz paz||o + ana paz|a@x|o"},
		},
		{"joins nobody of two", []row{{"Ana", "", "o"}, {"Ana", "a@x", "o"}, {"Ana", "b@x", "o"}}, []string{"ana|a@x|o", "ana|b@x|o", "ana||o"}},
		{"another organization is another person", []row{{"Ana", "", ""}, {"Ana", "a@x", "o"}}, []string{"ana|a@x|o", "ana||"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := gocmp.Diff(test.want, groups(t, test.rows)); diff != "" {
				t.Errorf("people (-want +got):\n%s", diff)
			}
		})
	}
}

// rowsOfFew draws rows from few names, addresses and organizations, so that
// they meet often.
func rowsOfFew() *rapid.Generator[[]row] {
	word := rapid.SampledFrom([]string{"Ana", "Luz", "Paz", "Sol"})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) row {
		return row{
			name:         strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "name"), " "),
			email:        rapid.SampledFrom([]string{"", "", "a@x", "b@x"}).Draw(t, "email"),
			organization: rapid.SampledFrom([]string{"", "o", "p"}).Draw(t, "organization"),
		}
	}), 0, 12)
}

func TestIdentifyWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rowsOfFew().Draw(t, "rows")
		shuffled := rapid.Permutation(rows).Draw(t, "shuffled")
		var decided [][2]row
		if len(rows) > 1 {
			for range rapid.IntRange(0, 2).Draw(t, "decisions") {
				pair := rapid.SliceOfN(rapid.SampledFrom(rows), 2, 2).Draw(t, "decided")
				decided = append(decided, [2]row{pair[0], pair[1]})
			}
		}
		if diff := gocmp.Diff(groups(t, rows, decided...), groups(t, shuffled, decided...)); diff != "" {
			t.Fatalf("people depend on the order (-rows +shuffled):\n%s", diff)
		}
	})
}

// TestIdentifyRules states the contract pair by pair: who must be one person,
// and who must not.
func TestIdentifyRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rowsOfFew().Draw(t, "rows")
		list := make([]persona, len(rows))
		for i, r := range rows {
			list[i] = persona{id: int64(i + 1), participant: int64(i + 1), name: digest64(foldName(r.name)), email: emailDigest(r.email)}
			list[i].organization = organizations[r.organization]
		}
		err := identify(list, nil, func(ids []int64) (map[int64]string, error) {
			names := make(map[int64]string)
			for _, id := range ids {
				names[id] = foldName(rows[id-1].name)
			}
			return names, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		person := make(map[int64]int64)
		for _, p := range list {
			person[p.id] = p.person
		}
		for i, a := range rows {
			for j, b := range rows[:i] {
				one := person[int64(i+1)] == person[int64(j+1)]
				same := foldName(a.name) == foldName(b.name)
				switch {
				case same && a.email == b.email && a.organization == b.organization && !one:
					t.Fatalf("equal rows %d and %d are two people", j, i)
				case same && a.email != "" && a.email == b.email && !one:
					t.Fatalf("rows %d and %d with one name and address are two people", j, i)
				case a.email != "" && b.email != "" && a.email != b.email && one:
					t.Fatalf("rows %d and %d with two addresses are one person", j, i)
				}
			}
		}
	})
}

func BenchmarkIdentify(b *testing.B) {
	list := make([]persona, 200_000)
	for i := range list {
		list[i] = persona{id: int64(i + 1), name: digest64(fmt.Sprint("n", i/2)), email: digest64(fmt.Sprint("e", i/2)), organization: int64(i % 300)}
	}
	for b.Loop() {
		if err := identify(slices.Clone(list), nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
