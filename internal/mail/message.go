package mail

import "strings"

// Message is what is told.
type Message struct {
	// ID names the message among those of the sender, letters and digits only: the
	// same when it is sent again. "" takes any.
	ID            string
	Subject, Text string
	// Attachments travel with an e-mail; webhooks and commands get the paths of
	// the files in Facts.
	Attachments []Attachment
	// Facts are the same in a form for programs: names without spaces to values
	// without line breaks. No name of a participant and no other personal value
	// belongs here.
	Facts map[string]any
}

// Attachment is a file of a report.
type Attachment struct {
	Name, MIME string
	Data       []byte
}

// oneLine keeps a header from becoming two.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' || r == 0 }), " ")
}
