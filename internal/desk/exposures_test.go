package desk

import (
	"fmt"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// crowd makes people: "3 PE F 25-34 Casa" are three women of that age from Casa in
// Peru.
func crowd(groups ...string) []records.Participant {
	var list []records.Participant
	for _, g := range groups {
		f := append(strings.Fields(g), "", "", "", "", "")
		n := 0
		if _, err := fmt.Sscan(f[0], &n); err != nil {
			panic(err)
		}
		for range n {
			focus := ""
			if f[5] != "" {
				focus = f[5]
			}
			p := records.Participant{Name: fmt.Sprintf("Invented %c%c Person", 'A'+len(list)/26, 'A'+len(list)%26), Country: f[1], Sex: f[2], Age: f[3], Organization: f[4]}
			if focus != "" {
				p.FocusArea = focus
			}
			list = append(list, p)
		}
	}
	return list
}

// exposures hold what would single people out.
var exposures = []sample{
	{"person-exposed", "a country's women are the rest of two tables", fixture{text: "{{ table participants by=sex }}\n\n{{ table participants by=sex country=PE }}\n", people: crowd("10 PE F", "12 PE M", "2 CL F", "9 CL M")},
		[]string{`warning 6:1 "People by sex" and the same without a filter together tell of 2 people`}},
	{"person-exposed", "the same for the public", fixture{audience: records.Public, text: "{{ table participants by=sex }}\n\n{{ table participants by=sex country=PE }}\n", people: crowd("10 PE F", "12 PE M", "2 CL F", "9 CL M")},
		[]string{`error 6:1 "People by sex" and the same without`}},
	{"person-exposed", "colleagues may see it", fixture{audience: records.Internal, text: "{{ table participants by=sex }}\n\n{{ table participants by=sex country=PE }}\n", people: crowd("10 PE F", "12 PE M", "2 CL F", "9 CL M")}, nil},
	{"person-exposed", "enough are left", fixture{text: "{{ table participants by=sex }}\n\n{{ table participants by=sex country=PE }}\n", people: crowd("10 PE F", "12 PE M", "8 CL F", "9 CL M")}, nil},
	{"person-exposed", "alone from an organization", fixture{text: "{{ table participants by=organization,focus_area }}\n", people: crowd("1 PE F 30 Casa migrants", "3 PE F 30 Hogar migrants", "1 PE F 30 Torre women")},
		[]string{`warning 4:1 "People by organization and focus area" tells the focus area of 2 people who came alone`}},
	{"person-exposed", "the role tells the only one of a country", fixture{text: "{{ testimonials }}\n", people: crowd("6 PE F", "1 PY F"), testimonials: []records.Testimonial{
		{Quote: "We learned.", Name: "Ana Inventada", Position: "Lawyer", Country: "PY", Attribution: "role", Consent: "yes", Audience: "public"},
		{Quote: "We learned, too.", Name: "Ana Inventada", Position: "Lawyer", Country: "PE", Attribution: "role", Consent: "yes", Audience: "public"},
		{Quote: "In Paraguay we learned.", Name: "Ana Inventada", Country: "PY", Attribution: "anonymous", Consent: "yes", Audience: "public"},
		{Quote: "Nothing tells where I am from.", Name: "Ana Inventada", Country: "PY", Attribution: "anonymous", Consent: "yes", Audience: "public"},
		{Quote: "I am named.", Name: "Ana Inventada", Country: "PY", Attribution: "full", Consent: "yes", Audience: "public"}}},
		[]string{"warning testimonials 2 the speaker of this quote is not named, but the report tells the country", "warning testimonials 4 the speaker"}},
	{"person-exposed", "the quote names the organization", fixture{audience: records.Public, text: "{{ testimonials }}\n", people: crowd("6 PE F 30 Hogar", "2 PE M 30 Casa"), organizations: []records.Organization{{Name: "Casa", Country: "PE"}}, testimonials: []records.Testimonial{
		{Quote: "At Casa, we work otherwise now.", Organization: "Casa", Country: "PE", Attribution: "anonymous", Consent: "yes", Audience: "public"}}},
		[]string{"error testimonials 2 the speaker of this quote is not named, but the report tells the organization, from which 2 people took part"}},
}

func TestExposures(t *testing.T) {
	for _, s := range exposures {
		expect(t, s.check+": "+s.name, look(t, s.check, s.f), s.want)
	}
}

// TestNewcomers compares a table with that of the report before.
func TestNewcomers(t *testing.T) {
	f := fixture{text: "{{ table participants by=sex }}\n\n{{ table participants by=country }}\n", people: crowd("10 PE F", "12 PE M")}
	first := on(t, f)
	before, err := NewBefore("abc", "2018-01-01", first.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		people []records.Participant
		want   []string
	}{
		{crowd("10 PE F", "12 PE M"), nil},
		{crowd("11 PE F", "12 PE M"), []string{`4:1 the table "People by sex" and the one of January 1, 2018 (run abc) together tell of one person`}},
		{crowd("12 PE F", "9 PE M"), []string{"tell of 3 people"}},
		{crowd("20 PE F", "22 PE M"), nil},
	} {
		f.people = test.people
		c := on(t, f)
		c.Before = before
		var got []string
		for _, found := range Look(c, Exposure) {
			got = append(got, fmt.Sprintf("%d:%d %s", found.Row, found.Column, found.Message))
		}
		expect(t, fmt.Sprint(len(test.people), " people"), got, test.want)
	}
	if _, err := NewBefore("abc", "", []byte("{")); err == nil {
		t.Error("data that cannot be read are read")
	}
}
