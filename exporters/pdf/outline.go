package pdf

import "fmt"

// fewBookmarks is how many headings a reader shows all of at the side; of more,
// it shows the highest first.
const fewBookmarks = 40

// outline writes the headings as a tree that a reader shows at the side, and
// returns its number, 0 for none.
func (f *file) outline() int {
	marks := f.pen.bookmarks
	if len(marks) == 0 {
		return 0
	}
	root := f.out.number()
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = f.out.number()
	}
	// Kids of each heading, those of the whole at -1. No level is passed over, so
	// that the parent is the last heading one level up.
	kids := make(map[int][]int)
	parents := make([]int, len(marks))
	var open []int
	for i, m := range marks {
		open = append(open[:min(m.level, len(open))], i)
		parents[i] = -1
		if n := len(open); n > 1 {
			parents[i] = open[n-2]
		}
		kids[parents[i]] = append(kids[parents[i]], i)
	}
	all := len(marks) <= fewBookmarks
	// shown is how many lines a reader shows below a heading that is open.
	var shown func(of int) int
	shown = func(of int) int {
		n := len(kids[of])
		for _, k := range kids[of] {
			if all {
				n += shown(k)
			}
		}
		return n
	}
	f.out.object(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", numbers[kids[-1][0]], numbers[kids[-1][len(kids[-1])-1]], shown(-1)))
	for of := -1; of < len(marks); of++ {
		for place, i := range kids[of] {
			at := f.pen.spots[marks[i].anchor]
			parent := root
			if of >= 0 {
				parent = numbers[of]
			}
			b := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %s null]", pdfString(marks[i].text), parent, f.pages[at.page], points(f.pen.sheet.height-at.y+6))
			if place > 0 {
				b = fmt.Appendf(b, "/Prev %d 0 R", numbers[kids[of][place-1]])
			}
			if place+1 < len(kids[of]) {
				b = fmt.Appendf(b, "/Next %d 0 R", numbers[kids[of][place+1]])
			}
			if own := kids[i]; len(own) > 0 {
				count := shown(i)
				if !all {
					count = -count
				}
				b = fmt.Appendf(b, "/First %d 0 R/Last %d 0 R/Count %d", numbers[own[0]], numbers[own[len(own)-1]], count)
			}
			f.out.object(numbers[i], append(b, ">>"...))
		}
	}
	return root
}
