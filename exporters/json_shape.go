package exporters

// The shape of the JSON format. Keys that have nothing to say are left out but
// for kind, text and the lists of the document.

// jsonHead is the document without its blocks, figures, proofs and attachments,
// which follow in the same object.
type jsonHead struct {
	Format   string         `json:"format"`
	Language string         `json:"language"`
	Title    string         `json:"title"`
	Lines    [][]jsonInline `json:"lines,omitempty"`
	Author   string         `json:"author,omitempty"`
	Subject  string         `json:"subject,omitempty"`
	Keywords []string       `json:"keywords,omitempty"`
	// Date is ISO 8601.
	Date     string       `json:"date,omitempty"`
	Run      string       `json:"run,omitempty"`
	Draft    bool         `json:"draft"`
	Contents bool         `json:"contents,omitempty"`
	Layout   jsonLayout   `json:"layout,omitzero"`
	Logo     *jsonPicture `json:"logo,omitempty"`
}

type jsonLayout struct {
	Paper    string  `json:"paper,omitempty"`
	FontSize float64 `json:"font_size,omitempty"`
	Typeface string  `json:"typeface,omitempty"`
	Margin   float64 `json:"margin,omitempty"`
	Header   string  `json:"header,omitempty"`
}

// jsonInline is a run of text: kind is text, link, figure or footnote.
type jsonInline struct {
	Kind   string `json:"kind"`
	Text   string `json:"text,omitempty"`
	Bold   bool   `json:"bold,omitempty"`
	Italic bool   `json:"italic,omitempty"`
	// URL and Inner are those of a link, URL left out where it may not be linked;
	// Inner is the text of a footnote, too.
	URL   string       `json:"url,omitempty"`
	Inner []jsonInline `json:"inner,omitempty"`
	// Figure is the call of a figure, Value what it gave.
	Figure string    `json:"figure,omitempty"`
	Value  *jsonCell `json:"value,omitempty"`
}

// jsonBlock is a block: kind is heading, paragraph, list, quote, callout, table,
// chart, picture or signature, and says which of the other keys there are.
type jsonBlock struct {
	Kind             string         `json:"kind"`
	Level            int            `json:"level,omitempty"`
	Inlines          []jsonInline   `json:"inlines,omitempty"`
	Ordered          bool           `json:"ordered,omitempty"`
	Start            int            `json:"start,omitempty"`
	Items            [][]any        `json:"items,omitempty"`
	Blocks           []any          `json:"blocks,omitempty"`
	Attribution      []jsonInline   `json:"attribution,omitempty"`
	Language         string         `json:"language,omitempty"`
	Original         []any          `json:"original,omitempty"`
	OriginalLanguage string         `json:"original_language,omitempty"`
	Lines            [][]jsonInline `json:"lines,omitempty"`
}

// jsonTable is a table without its rows, which follow in the same object as
// "rows", a list of lists of cells. print_rows is how many of them a page shows,
// 0 for all.
type jsonTable struct {
	Kind      string       `json:"kind"`
	ID        string       `json:"id,omitempty"`
	Title     string       `json:"title,omitempty"`
	Sheet     string       `json:"sheet,omitempty"`
	Columns   []jsonColumn `json:"columns"`
	Total     bool         `json:"total"`
	PrintRows int          `json:"print_rows,omitempty"`
	Rest      []jsonInline `json:"rest,omitempty"`
	Note      []jsonInline `json:"note,omitempty"`
}

type jsonColumn struct {
	Head   string  `json:"head"`
	Number bool    `json:"number"`
	Width  float64 `json:"width,omitempty"`
}

// jsonChart is a chart: what it draws is bars, stacked, targets, timeline or
// map.
type jsonChart struct {
	Kind   string    `json:"kind"`
	Draws  string    `json:"draws"`
	ID     string    `json:"id,omitempty"`
	Table  string    `json:"table,omitempty"`
	Title  string    `json:"title,omitempty"`
	Alt    string    `json:"alt,omitempty"`
	Axis   string    `json:"axis,omitempty"`
	Series []string  `json:"series,omitempty"`
	Bars   []jsonBar `json:"bars"`
}

type jsonBar struct {
	Label  string     `json:"label"`
	Value  *jsonCell  `json:"value,omitempty"`
	Parts  []jsonCell `json:"parts,omitempty"`
	Target *jsonCell  `json:"target,omitempty"`
	Start  string     `json:"start,omitempty"`
	End    string     `json:"end,omitempty"`
	Code   string     `json:"code,omitempty"`
}

// jsonPicture holds its bytes in base64.
type jsonPicture struct {
	Kind    string       `json:"kind"`
	ID      string       `json:"id,omitempty"`
	Format  string       `json:"format"`
	Width   int          `json:"width"`
	Height  int          `json:"height"`
	Alt     string       `json:"alt"`
	Caption []jsonInline `json:"caption,omitempty"`
	Data    []byte       `json:"data"`
}

// jsonCell is a value and the words for it: kind is text, count, share, money,
// date, unknown, suppressed or address. number is the value of count, share (a
// fraction of 1) and money, in currency (ISO 4217); day is ISO 8601; whole is
// the text at full length where text is shortened.
type jsonCell struct {
	Kind     string   `json:"kind"`
	Text     string   `json:"text"`
	Whole    string   `json:"whole,omitempty"`
	Number   *float64 `json:"number,omitempty"`
	Currency string   `json:"currency,omitempty"`
	Day      string   `json:"day,omitempty"`
	URL      string   `json:"url,omitempty"`
}

// jsonFigure is a figure of the text: figure is its call.
type jsonFigure struct {
	Figure string   `json:"figure"`
	Value  jsonCell `json:"value"`
}

// jsonProof says where a figure comes from.
type jsonProof struct {
	Figure  string         `json:"figure"`
	Value   jsonCell       `json:"value"`
	Counted string         `json:"counted,omitempty"`
	Sources []jsonEvidence `json:"sources"`
}

type jsonEvidence struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	Rows   string `json:"rows,omitempty"`
}

type jsonAttachment struct {
	Name        string `json:"name"`
	MIME        string `json:"mime,omitempty"`
	Description string `json:"description,omitempty"`
	Data        []byte `json:"data"`
}
