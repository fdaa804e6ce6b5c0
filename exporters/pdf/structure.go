package pdf

import (
	"fmt"
	"strconv"
)

// structure writes the tree of the document.
type structure struct {
	tree *tree
	out  *objectWriter
	// pages are the numbers of the pages' objects, links those of the links of
	// each page.
	pages []int
	links [][]int
	// numbers are those of the elements, 0 for one that nothing was drawn of.
	numbers []int32
	// heads of columns and of rows share what is said of them.
	column, row int
}

// number gives the elements their numbers and returns that of the root.
func (s *structure) number() int {
	root := s.out.number()
	s.column, s.row = s.out.number(), s.out.number()
	s.numbers = make([]int32, s.tree.elements.count)
	for i := range s.numbers {
		if s.tree.elements.at(i).attached {
			s.numbers[i] = int32(s.out.number())
		}
	}
	return root
}

// write writes all of it; pages are what was drawn.
func (s *structure) write(root int, pages []drawn) {
	s.out.object(s.column, []byte("<</O/Table/Scope/Column>>"))
	s.out.object(s.row, []byte("<</O/Table/Scope/Row>>"))
	var b []byte
	for i := range s.numbers {
		if s.numbers[i] != 0 {
			b = s.element(b[:0], node(i), root)
			s.out.object(int(s.numbers[i]), b)
		}
	}
	b = fmt.Appendf(nil, "<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d", s.numbers[whole], s.parents(pages), len(pages)+s.linkCount())
	b = append(b, "/RoleMap<<"...)
	for _, r := range roles {
		if r.known != "" {
			b = fmt.Appendf(b, "/%s/%s", r.name, r.known)
		}
	}
	b = append(b, ">>"...)
	if names := s.names(); len(names) > 0 {
		b = append(append(append(b, "/IDTree<</Names["...), names...), "]>>"...)
	}
	s.out.object(root, append(b, ">>"...))
}

// element writes the dictionary of an element.
func (s *structure) element(b []byte, n node, root int) []byte {
	e := s.tree.elements.at(int(n))
	parent := root
	if n != whole {
		parent = int(s.numbers[e.parent])
	}
	b = append(append(b, "<</S/"...), roles[e.role].name...)
	b = reference(append(b, "/P "...), parent)
	switch e.role {
	case roleColumnHead:
		b = reference(append(b, "/A "...), s.column)
	case roleRowHead:
		b = reference(append(b, "/A "...), s.row)
	}
	b = append(b, s.tree.more[n]...)
	page := int32(-1)
	for k := e.first; k != 0; k = s.kids(k).next {
		if s.kids(k).kind == kidContent {
			page = s.kids(k).page
			b = reference(append(b, "/Pg "...), s.pages[page])
			break
		}
	}
	if e.first == 0 {
		return append(b, ">>"...)
	}
	b = append(b, "/K"...)
	only := s.kids(e.first).next == 0
	if !only {
		b = append(b, '[')
	}
	for k := e.first; k != 0; k = s.kids(k).next {
		b = s.kid(append(b, ' '), *s.kids(k), page)
	}
	if !only {
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

func (s *structure) kids(k int32) *kid { return s.tree.kids.at(int(k)) }

// kid writes an entry of /K; page is the one that the element names.
func (s *structure) kid(b []byte, k kid, page int32) []byte {
	switch {
	case k.kind == kidElement:
		return reference(b, int(s.numbers[k.id]))
	case k.kind == kidLink:
		return fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", s.pages[k.page], s.links[k.page][k.id])
	case k.page != page:
		return fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", s.pages[k.page], k.id)
	}
	return strconv.AppendInt(b, int64(k.id), 10)
}

// parents writes the way back from what stands on the pages, and from links, to
// the elements; it returns its number. Pages come first, then all links.
func (s *structure) parents(pages []drawn) int {
	var b, list []byte
	for i, p := range pages {
		if len(p.nodes) == 0 {
			continue
		}
		list = append(list[:0], '[')
		for _, n := range p.nodes {
			list = append(reference(list, int(s.numbers[n])), ' ')
		}
		number := s.out.number()
		s.out.object(number, append(list, ']'))
		b = fmt.Appendf(b, "%d %d 0 R\n", i, number)
	}
	key := len(pages)
	for _, p := range pages {
		for _, l := range p.links {
			b = fmt.Appendf(b, "%d %d 0 R\n", key, s.numbers[l.node])
			key++
		}
	}
	number := s.out.number()
	s.out.object(number, fmt.Appendf(nil, "<</Nums[%s]>>", b))
	return number
}

func (s *structure) linkCount() int {
	count := 0
	for _, l := range s.links {
		count += len(l)
	}
	return count
}

// names lists the identifiers of the notes in their order.
func (s *structure) names() []byte {
	var b []byte
	for i, n := range s.tree.names {
		if s.numbers[n] != 0 {
			b = fmt.Appendf(b, "(%s)%d 0 R", noteID(i), s.numbers[n])
		}
	}
	return b
}

func noteID(i int) string { return fmt.Sprintf("note-%06d", i+1) }

func reference(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}
