package marking

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
)

// splice puts a text in the place of data[from:to].
type splice struct {
	from, to int
	text     string
}

// splices are the edits of one part.
type splices []splice

func (s *splices) put(at int, text string) { *s = append(*s, splice{at, at, text}) }

func (s *splices) replace(from, to int, text string) { *s = append(*s, splice{from, to, text}) }

// apply makes the edits. Those at one place stay in the order in which they were
// made.
func (s splices) apply(data []byte) []byte {
	slices.SortStableFunc(s, func(a, b splice) int { return cmp.Compare(a.from, b.from) })
	var out bytes.Buffer
	at := 0
	for _, one := range s {
		out.Write(data[at:one.from])
		out.WriteString(one.text)
		at = one.to
	}
	out.Write(data[at:])
	return out.Bytes()
}

// setAttribute gives a tag an attribute, or another value for it.
func (s *splices) setAttribute(data []byte, t tag, name, value string) {
	if _, from, to, ok := t.attribute(data, name); ok {
		s.replace(from, to, attributeText(value))
		return
	}
	end := t.end - 1
	if t.empty {
		end--
	}
	s.put(end, " "+name+`="`+attributeText(value)+`"`)
}

// inside puts a text at the end of an element; an empty one is opened for it.
func (s *splices) inside(open, end tag, text string) {
	if !open.empty {
		s.put(end.start, text)
		return
	}
	s.replace(open.end-2, open.end, ">"+text+"</"+open.prefix+open.name+">")
}

// counted raises the count that an element says it has, where it says one.
func (s *splices) counted(data []byte, open tag, more int) {
	if text, from, to, ok := open.attribute(data, "count"); ok {
		if n, err := strconv.Atoi(text); err == nil {
			s.replace(from, to, strconv.Itoa(n+more))
		}
	}
}
