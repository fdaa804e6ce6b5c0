package iati

// Budget is what may be spent in a period of a year at most.
type Budget struct {
	// Type is 1 original, 2 revised; Status 1 indicative, 2 committed.
	Type   string `xml:"type,attr,omitempty"`
	Status string `xml:"status,attr,omitempty"`
	Start  Day    `xml:"period-start"`
	End    Day    `xml:"period-end"`
	Value  Money  `xml:"value"`
}

// Money is an amount. Currency is "" for that of the activity; Day is the one
// whose rate of exchange holds.
type Money struct {
	Currency string `xml:"currency,attr,omitempty"`
	Day      string `xml:"value-date,attr"`
	// Amount is a decimal number without grouping, as Decimal writes it.
	Amount string `xml:",chardata"`
}

// Types of transaction.
const (
	IncomingFunds      Code = "1"
	OutgoingCommitment Code = "2"
	Disbursement       Code = "3"
	Expenditure        Code = "4"
	IncomingCommitment Code = "11"
)

// Transaction is money that was promised, received or spent.
type Transaction struct {
	Ref         string    `xml:"ref,attr,omitempty"`
	Type        Code      `xml:"transaction-type"`
	Day         Day       `xml:"transaction-date"`
	Value       Money     `xml:"value"`
	Description Text      `xml:"description,omitempty"`
	Provider    *Provider `xml:"provider-org"`
	Receiver    *Receiver `xml:"receiver-org"`
	// Sectors, Country and Region are for activities that do not say them
	// themselves.
	Sectors []Share `xml:"sector"`
	Country *Share  `xml:"recipient-country"`
	Region  *Share  `xml:"recipient-region"`
}

// Provider is where money comes from, and the activity that it comes from.
type Provider struct {
	Activity string `xml:"provider-activity-id,attr,omitempty"`
	Organization
}

// Receiver is where money goes, and the activity that it goes to.
type Receiver struct {
	Activity string `xml:"receiver-activity-id,attr,omitempty"`
	Organization
}
