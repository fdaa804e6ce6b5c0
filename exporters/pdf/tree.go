package pdf

// tree is what a screen reader is told about the document: its elements in
// reading order, and which drawn content belongs to each (ISO 32000, 14.7). The
// composer adds elements, the pen the content that it marks with them. A table
// of 40,000 rows has 400,000 elements: they and their kids stand in two flat
// lists, linked by their indices.
type tree struct {
	elements chunks[element]
	kids     chunks[kid]
	// more holds further entries of an element's dictionary, such as /Alt.
	more map[node]string
	// names are the identifiers of notes, in their order.
	names []node
}

// node is an element of the tree. 0 is none: what is drawn for it is page
// furniture, which a screen reader passes over.
type node int32

// whole is the element that all others stand in.
const whole node = 1

// element is one element; first and last are the ends of its chain of kids.
type element struct {
	parent      node
	first, last int32
	role        role
	// attached is set as soon as its parent has it for a kid: what turns out to
	// be empty never is.
	attached bool
}

// kid is a part of an element: another element, a run of content on a page, or
// a link on a page.
type kid struct {
	kind kidKind
	// page counts from 0; id is a node, the number of the content on the page,
	// or the place of the link among those of the page.
	page, id, next int32
}

type kidKind uint8

const (
	kidElement kidKind = iota
	kidContent
	kidLink
)

func newTree() *tree {
	t := &tree{more: make(map[node]string)}
	// Index 0 is nothing in both lists.
	t.elements.push(element{})
	t.kids.push(kid{})
	t.elements.push(element{role: roleDocument, attached: true})
	return t
}

// loose makes an element that its parent has not got yet: content drawn for it
// attaches it, so that what is never drawn is no element.
func (t *tree) loose(parent node, r role) node {
	return node(t.elements.push(element{parent: parent, role: r}))
}

// add makes an element behind those that its parent has.
func (t *tree) add(parent node, r role) node {
	n := t.loose(parent, r)
	t.attach(n)
	return n
}

// attach gives a loose element to its parent, and its parent to its own.
func (t *tree) attach(n node) {
	e := t.elements.at(int(n))
	if e.attached {
		return
	}
	e.attached = true
	t.attach(e.parent)
	t.push(e.parent, kid{kind: kidElement, id: int32(n)})
}

// content notes that run id of a page belongs to n.
func (t *tree) content(n node, page, id int) {
	t.attach(n)
	t.push(n, kid{kind: kidContent, page: int32(page), id: int32(id)})
}

// link notes that a page's link number id is what n leads along.
func (t *tree) link(n node, page, id int) {
	t.attach(n)
	t.push(n, kid{kind: kidLink, page: int32(page), id: int32(id)})
}

func (t *tree) push(n node, k kid) {
	at := int32(t.kids.push(k))
	if e := t.elements.at(int(n)); e.last == 0 {
		e.first, e.last = at, at
	} else {
		t.kids.at(int(e.last)).next, e.last = at, at
	}
}

// name gives a note the identifier that it has to have.
func (t *tree) name(n node) { t.names = append(t.names, n) }

// parent is the element that n stands in.
func (t *tree) parent(n node) node { return t.elements.at(int(n)).parent }

// role is what n is for.
func (t *tree) role(n node) role { return t.elements.at(int(n)).role }

// say adds entries to the dictionary of n, in PDF's own notation.
func (t *tree) say(n node, entries string) { t.more[n] += entries }

// speak says that n is in another language than what it stands in.
func (t *tree) speak(n node, language string) {
	if plainTag(language) {
		t.say(n, "/Lang("+language+")")
	}
}

// plainTag reports whether s may be written as a language (RFC 3066).
func plainTag(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return s != ""
}
