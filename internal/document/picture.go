package document

// Picture is an image with a caption. Its pixels have been encoded anew, so that
// no metadata of a camera (place, owner) travels with it.
type Picture struct {
	// ID names it as in Table.
	ID string
	// Format is png or jpeg; Width and Height are pixels.
	Format        string
	Data          []byte
	Width, Height int
	// Alt says what the picture shows; an empty one marks an ornament.
	Alt     string
	Caption []Inline
}

// Signature is the place where somebody signs: a statement, then one line to
// write on above each of Lines (name and office, place and date).
type Signature struct {
	Statement []Inline
	Lines     []Line
}

// Attachment is a file inside a report, such as the data behind it.
type Attachment struct {
	// Name is a plain file name; MIME its media type.
	Name, MIME, Description string
	Data                    []byte
}

// Layout is what a donor demands of the page; zero values leave the choice to
// the exporter.
type Layout struct {
	// Paper is a4 or letter.
	Paper string
	// FontSize of running text, in points, from 8 to 16.
	FontSize float64
	// Typeface is sans or serif.
	Typeface string
	// Margin is that of all four sides, in millimetres, from 10 to 50.
	Margin float64
	// Header stands at the head of every page.
	Header string
}
