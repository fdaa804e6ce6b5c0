package iati

// Types of result.
const (
	Output      = "1"
	Outcome     = "2"
	Impact      = "3"
	OtherResult = "9"
)

// Result is what an activity achieved, with the indicators that say so.
type Result struct {
	Type string `xml:"type,attr"`
	// Sums says whether results of this kind may be added up.
	Sums        bool        `xml:"aggregation-status,attr"`
	Title       Text        `xml:"title"`
	Description Text        `xml:"description,omitempty"`
	Indicators  []Indicator `xml:"indicator"`
}

// Measures of an indicator.
const (
	Unit        = "1"
	Percentage  = "2"
	Nominal     = "3"
	Ordinal     = "4"
	Qualitative = "5"
)

// Indicator is what is measured.
type Indicator struct {
	Measure string `xml:"measure,attr"`
	// Falling marks an indicator that gets better by falling.
	Falling     Falling    `xml:"ascending,attr"`
	Sums        bool       `xml:"aggregation-status,attr"`
	Title       Text       `xml:"title"`
	Description Text       `xml:"description,omitempty"`
	Baselines   []Baseline `xml:"baseline"`
	Periods     []Period   `xml:"period"`
}

// Falling is written as its contrary, ascending.
type Falling bool

// Baseline is the value before.
type Baseline struct {
	// Year is four digits.
	Year string `xml:"year,attr"`
	Day  string `xml:"iso-date,attr,omitempty"`
	Measured
}

// Period is a stretch of time, with what was to be reached in it and what was.
type Period struct {
	Start   Day        `xml:"period-start"`
	End     Day        `xml:"period-end"`
	Targets []Measured `xml:"target"`
	Actuals []Measured `xml:"actual"`
}

// Measured is a value, whole or for a part of those whom it counts.
type Measured struct {
	// Value is a decimal number as Decimal writes it; "" for qualitative
	// indicators, whose value is in words in Comment.
	Value      string      `xml:"value,attr,omitempty"`
	Dimensions []Dimension `xml:"dimension"`
	Comment    Text        `xml:"comment,omitempty"`
}

// Dimension says which part: sex = female.
type Dimension struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}
