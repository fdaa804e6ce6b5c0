package document

// Proof says where a figure comes from, so that nobody has to take it on trust.
type Proof struct {
	// Figure is the ID of the figure, such as "countries region=419"; Value what
	// the report prints.
	Figure string
	Value  Cell
	// Counted says in words what was counted and how.
	Counted string
	Sources []Evidence
}

// Evidence are the rows of one sheet that made a figure.
type Evidence struct {
	// File is a base name, SHA256 the hash of its bytes.
	File, SHA256, Sheet string
	// Rows are numbers as a person writes them: "5-34, 40".
	Rows string
}
