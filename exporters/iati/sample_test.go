package iati

const today = "2018-02-15"

// sample is an activity with everything in it that one can hold. All
// organizations in it are invented.
func sample() Activity {
	donor := Organization{Ref: "XM-ZZ-9", Type: Government, Name: Say("Fund for Shared Learning")}
	shares := Split([]float64{7, 5, 1})
	euros := func(amount float64, day string) Money { return Money{Amount: Decimal(amount), Day: day} }
	women := Dimension{Name: "sex", Value: "female"}
	return Activity{
		Language: "en", Currency: "EUR", Updated: "2018-02-01T00:00:00Z", Identifier: "ZZ-REG-123-LALE2017",
		Reporter:     Organization{Ref: "ZZ-REG-123", Type: InternationalNGO, Name: Say("Delta Legal Collective")},
		Title:        Text{{Text: "River Delta Learning Exchange"}, {Language: "es", Text: "Encuentro de Aprendizaje del Delta"}},
		Descriptions: []Description{{General, Say("A regional exchange & what came of it <2017>.")}, {TargetGroups, Say("Community paralegals.")}},
		Participants: []Participant{{Role: Funding, Activity: "XM-ZZ-9-77", Organization: donor}, {Role: Implementing, Organization: Organization{Name: Say("Delta Legal Collective")}}},
		Status:       Closed, Scope: Regional,
		Dates:   []Date{{Kind: PlannedStart, Day: "2017-06-01"}, {Kind: ActualStart, Day: "2017-06-19"}, {Kind: ActualEnd, Day: "2017-06-24", Note: Say("as planned")}},
		Contact: &Contact{Organization: Say("Delta Legal Collective"), Email: "reports@delta-legal.example", Website: "https://delta-legal.example/"},
		Countries: []Share{
			{Code: "BO", Percent: shares[0], Name: Say("Bolivia")}, {Code: "PE", Percent: shares[1]},
		},
		Regions: []Share{{Vocabulary: RegionM49, Code: "419", Percent: shares[2]}},
		Sectors: []Share{{Vocabulary: SectorDAC, Code: "15130", Percent: 60_00}, {Vocabulary: SectorDAC, Code: "15160", Percent: 40_00}, {Vocabulary: SectorSDG, Code: "16.3"}},
		Tags:    []Tag{{Vocabulary: TagGoal, Code: "16"}, {Vocabulary: TagTarget, Code: "16.b"}},
		Markers: []Marker{{Code: GenderMarker, Significance: Significant}},
		Budgets: []Budget{{Type: "1", Status: "2", Start: "2017-01-01", End: "2017-12-31", Value: euros(15000, "2017-01-01")}},
		Transactions: []Transaction{
			{Ref: "1", Type: IncomingFunds, Day: "2017-02-01", Value: euros(15000, "2017-02-01"), Description: Say("First instalment"), Provider: &Provider{Activity: "XM-ZZ-9-77", Organization: donor}},
			{Type: Expenditure, Day: "2017-06-30", Value: Money{Currency: "USD", Amount: "1200.5", Day: "2017-06-30"}, Receiver: &Receiver{Organization: Organization{Name: Say("Delta Hall")}}},
		},
		Documents: []DocumentLink{{URL: "https://delta-legal.example/report.pdf?a=1&b=2", Format: "application/pdf", Title: Say("Summary report"), Categories: []Code{ResultsDocument}, Languages: []Code{"en"}, Day: "2018-01-31"}},
		Related:   []RelatedAction{{Ref: "XM-ZZ-9-77", Type: "1"}},
		Results: []Result{{Type: Output, Sums: true, Title: Say("Practitioners convened"), Indicators: []Indicator{
			{Measure: Unit, Sums: true, Title: Say("Participants"), Baselines: []Baseline{{Year: "2016", Measured: Measured{Value: "0"}}},
				Periods: []Period{{Start: "2017-06-19", End: "2017-06-24", Targets: []Measured{{Value: "30"}}, Actuals: []Measured{{Value: "31"}, {Value: "17", Dimensions: []Dimension{women}}}}}},
			{Measure: Qualitative, Falling: true, Title: Say("What they took home"), Periods: []Period{{Start: "2017-06-19", End: "2017-06-24", Actuals: []Measured{{Comment: Say("A plan.")}}}}},
		}}},
	}
}
