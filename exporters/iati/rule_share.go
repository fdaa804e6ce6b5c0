package iati

import (
	"slices"
	"strings"
)

func checkGeography(a *Activity, r *report) {
	here := len(a.Countries)+len(a.Regions) > 0
	there := 0
	for i, t := range a.Transactions {
		if t.Country == nil && t.Region == nil {
			continue
		}
		there++
		if here {
			r.wrong(nth("transaction", i), "", "countries and regions stand at the activity and at a transaction", "keep those of the activity or those of all transactions")
		}
		if t.Country != nil {
			checkCountry(r, nth("transaction", i)+"/recipient-country", *t.Country)
		}
		if t.Region != nil {
			checkRegion(r, nth("transaction", i)+"/recipient-region", *t.Region)
		}
	}
	switch {
	case !here && there > 0 && there < len(a.Transactions):
		r.wrong("transaction", "", "some transactions have a country or region and others have none", "give all of them one, or the activity")
	case !here && there == 0:
		r.wrong("recipient-country", "", "nobody says where the activity takes place", "give countries or regions with their shares")
	}
	for i, c := range a.Countries {
		checkCountry(r, nth("recipient-country", i), c)
	}
	// Shares of all countries and of the regions of each vocabulary are one sum.
	groups := map[string][]Share{}
	var order []string
	for i, s := range a.Regions {
		checkRegion(r, nth("recipient-region", i), s)
		if _, ok := groups[s.Vocabulary]; !ok {
			order = append(order, s.Vocabulary)
		}
		groups[s.Vocabulary] = append(groups[s.Vocabulary], s)
	}
	if len(order) == 0 && len(a.Countries) > 0 {
		r.shares("recipient-country", a.Countries)
	}
	for _, vocabulary := range order {
		r.shares("recipient-country and recipient-region", slices.Concat(a.Countries, groups[vocabulary]))
	}
}

func checkCountry(r *report, where string, s Share) {
	if len(s.Code) != 2 || strings.Trim(s.Code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		r.wrong(where+"/@code", s.Code, "this is no country code", "use two capital letters of ISO 3166-1, such as BO")
	}
	if s.Vocabulary != "" {
		r.wrong(where, s.Vocabulary, "a country has no vocabulary", "leave it out")
	}
}

func checkRegion(r *report, where string, s Share) {
	if (s.Vocabulary == "" || s.Vocabulary == RegionDAC || s.Vocabulary == RegionM49) && !isDigits(s.Code) {
		r.wrong(where+"/@code", s.Code, "this is no region code", "use the number of UN M49 (vocabulary 2, 419 is Latin America and the Caribbean) or of the DAC (vocabulary 1)")
	}
}

// shares holds the shares of a group to a sum of 100, each said and positive. A
// single one need not say that it is all.
func (r *report) shares(where string, group []Share) {
	sum, missing := Percent(0), 0
	seen := map[string]bool{}
	for _, s := range group {
		if s.Percent < 0 || s.Percent > Whole {
			r.wrong(where+"/@percentage", s.Percent.String(), "a share lies between 0 and 100", "mend it")
		}
		if seen[s.Vocabulary+" "+s.Code] {
			r.wrong(where, s.Code, "this code is given twice", "add its shares up")
		}
		seen[s.Vocabulary+" "+s.Code] = true
		sum += s.Percent
		if s.Percent == 0 {
			missing++
		}
	}
	switch {
	case len(group) == 1 && missing == 1:
	case missing > 0:
		r.wrong(where+"/@percentage", "", "a share is missing or 0", "give every one a share, or leave it out")
	case sum != Whole:
		r.wrong(where+"/@percentage", sum.String(), "the shares do not add up to 100", "they add up to what stands here")
	}
}

func checkSectors(a *Activity, r *report) {
	there := 0
	for i, t := range a.Transactions {
		if len(t.Sectors) == 0 {
			continue
		}
		there++
		if len(a.Sectors) > 0 {
			r.wrong(nth("transaction", i), "", "sectors stand at the activity and at a transaction", "keep those of the activity or those of all transactions")
		}
		for j, s := range t.Sectors {
			checkSector(r, nth("transaction", i)+"/"+nth("sector", j), s)
			if s.Percent != 0 {
				r.wrong(nth("transaction", i)+"/"+nth("sector", j)+"/@percentage", s.Percent.String(), "the sector of a transaction has no share", "leave it out")
			}
		}
	}
	switch {
	case len(a.Sectors) == 0 && there > 0 && there < len(a.Transactions):
		r.wrong("transaction", "", "some transactions have a sector and others have none", "give all of them one, or the activity")
	case len(a.Sectors) == 0 && there == 0:
		r.wrong("sector", "", "the activity has no sector", "give one of the DAC's codes: 15130 is legal and judicial development, 15160 human rights")
	}
	groups := map[string][]Share{}
	var order []string
	for i, s := range a.Sectors {
		checkSector(r, nth("sector", i), s)
		vocabulary := s.Vocabulary
		if vocabulary == "" {
			vocabulary = SectorDAC
		}
		if _, ok := groups[vocabulary]; !ok {
			order = append(order, vocabulary)
		}
		groups[vocabulary] = append(groups[vocabulary], s)
	}
	for _, vocabulary := range order {
		r.shares("sector (vocabulary "+vocabulary+")", groups[vocabulary])
	}
}

func checkSector(r *report, where string, s Share) {
	switch {
	case s.Vocabulary == "" || s.Vocabulary == SectorDAC:
		if len(s.Code) != 5 || !isDigits(s.Code) {
			r.wrong(where+"/@code", s.Code, "this is no purpose code of the DAC", "use five digits, such as 15130")
		}
	case !inVocabulary(s.Vocabulary, s.Code, SectorGoal, SectorSDG):
		r.wrong(where+"/@code", s.Code, "this is no goal or target of the SDGs", "write 16 (vocabulary 7) or 16.3 (vocabulary 8)")
	case s.Code == "":
		r.wrong(where+"/@code", "", "the code is missing", "give one of its vocabulary")
	}
}
