package pdf

// role is what an element is for.
type role uint8

const (
	roleDocument role = iota
	roleTitle
	roleH2
	roleH3
	roleH4
	roleH5
	roleH6
	roleParagraph
	roleList
	roleItem
	roleLabel
	roleItemBody
	roleTable
	roleTableHead
	roleTableBody
	roleRow
	roleColumnHead
	roleRowHead
	roleCell
	roleCaption
	roleFigure
	roleQuote
	roleCallout
	roleSignature
	roleGroup
	roleNote
	roleReference
	roleLink
	roleContents
	roleContentsLine
)

// roles names them in the file, in the order of the constants. Names of lex's
// own have a second name, one that every reader knows.
var roles = [...]struct{ name, known string }{
	roleDocument:     {"Document", ""},
	roleTitle:        {"Title", "H1"},
	roleH2:           {"H2", ""},
	roleH3:           {"H3", ""},
	roleH4:           {"H4", ""},
	roleH5:           {"H5", ""},
	roleH6:           {"H6", ""},
	roleParagraph:    {"P", ""},
	roleList:         {"L", ""},
	roleItem:         {"LI", ""},
	roleLabel:        {"Lbl", ""},
	roleItemBody:     {"LBody", ""},
	roleTable:        {"Table", ""},
	roleTableHead:    {"THead", ""},
	roleTableBody:    {"TBody", ""},
	roleRow:          {"TR", ""},
	roleColumnHead:   {"TH", ""},
	roleRowHead:      {"TH", ""},
	roleCell:         {"TD", ""},
	roleCaption:      {"Caption", ""},
	roleFigure:       {"Figure", ""},
	roleQuote:        {"BlockQuote", ""},
	roleCallout:      {"Callout", "Div"},
	roleSignature:    {"Signature", "Div"},
	roleGroup:        {"Div", ""},
	roleNote:         {"Note", ""},
	roleReference:    {"Reference", ""},
	roleLink:         {"Link", ""},
	roleContents:     {"TOC", ""},
	roleContentsLine: {"TOCI", ""},
}

// headingRole is that of a heading; level counts from 0 for what stands right
// below the title.
func headingRole(level int) role { return roleH2 + role(min(level, 4)) }
