package drawing

// Role is what a colour is for. Each look has a colour for every role.
type Role int

// The roles.
const (
	// Ink is for text, Quiet for text that matters less; Paper is what lies
	// under everything.
	Ink Role = iota
	Quiet
	Paper
	// Rule is for axes, Track for the way to a target.
	Rule
	Track
	// Target is the mark of a target.
	Target
	// OnFill is for text on a series and on the upper shades.
	OnFill
	// Land is a country without a value, Hidden one whose value is not shown.
	Land
	Hidden
	// Series1 to Series7 tell parts from each other.
	Series1
	Series2
	Series3
	Series4
	Series5
	Series6
	Series7
	// Shade1 to Shade5 stand for more and more; Ink is read on the first two,
	// OnFill on the others.
	Shade1
	Shade2
	Shade3
	Shade4
	Shade5
	roles
)

// seriesCount and shadeCount are how many series and shades there are.
const (
	seriesCount = int(Series7-Series1) + 1
	shadeCount  = int(Shade5-Shade1) + 1
)

// Series is the role of the series with that number, counted from 0. Beyond
// the seventh they begin anew.
func Series(i int) Role { return Series1 + Role(i%seriesCount) }

// names are the roles in words, for style sheets.
var names = [roles]string{
	Ink: "ink", Quiet: "quiet", Paper: "paper", Rule: "rule", Track: "track", Target: "target", OnFill: "on-fill", Land: "land", Hidden: "hidden",
	Series1: "series-1", Series2: "series-2", Series3: "series-3", Series4: "series-4", Series5: "series-5", Series6: "series-6", Series7: "series-7",
	Shade1: "shade-1", Shade2: "shade-2", Shade3: "shade-3", Shade4: "shade-4", Shade5: "shade-5",
}

// String is the role in lower case, with dashes.
func (r Role) String() string { return names[r] }

// Light holds the colours for paper and a light screen, "#rrggbb" by role.
var Light = [roles]string{
	Ink: "#1f242b", Quiet: "#5b6470", Paper: "#ffffff", Rule: "#c9cfd7", Track: "#e2e6eb", Target: "#1f242b", OnFill: "#ffffff",
	Land: "#e4e8ec", Hidden: "#d8cfbe",
	Series1: "#2c6e88", Series2: "#b0521c", Series3: "#5b4b8a", Series4: "#776608", Series5: "#a23b63", Series6: "#36754a", Series7: "#5b6470",
	Shade1: "#b3d4e0", Shade2: "#7db3c8", Shade3: "#367792", Shade4: "#1c5c75", Shade5: "#0b3f53",
}

// Dark holds the colours for a dark screen.
var Dark = [roles]string{
	Ink: "#e8ebef", Quiet: "#a9b3bf", Paper: "#14181d", Rule: "#47515c", Track: "#2c343c", Target: "#e8ebef", OnFill: "#14181d",
	Land: "#2a3138", Hidden: "#4f4838",
	Series1: "#6fb7d3", Series2: "#e59a6b", Series3: "#b3a4e3", Series4: "#cdbb5a", Series5: "#e58fb0", Series6: "#84c495", Series7: "#a9b3bf",
	Shade1: "#2f5566", Shade2: "#386b80", Shade3: "#5e9db6", Shade4: "#8cc3d8", Shade5: "#c4e6f2",
}
