package pdf

import (
	"slices"
	"testing"

	"github.com/namati/lex/internal/document"
	"pgregory.net/rapid"
)

// marked is a box that a test can find again: its one rule is its name.
func marked(name int, height float64, keep bool, notes ...foot) box {
	return box{height: height, keep: keep, notes: notes, rules: []bar{{x: float64(name)}}}
}

func name(b box) int { return int(b.rules[0].x) }

// noteOf is a note of n lines; a line is named by its note and its place.
func noteOf(number, n int) foot {
	f := foot{number: number}
	for i := range n {
		f.lines = append(f.lines, marked(number*1000+i, 11.5, false))
	}
	return f
}

// usual is the sheet of a document that asks for none.
var usual = newSheet(document.Layout{})

func paginated(boxes []box) []page {
	var pages []page
	p := &paginator{sheet: usual, emit: func(pg page) { pages = append(pages, pg) }}
	for _, b := range boxes {
		p.add(b)
	}
	p.finish()
	return pages
}

func TestPagesOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, notes := drawBoxes(t)
		pages := paginated(boxes)
		var body, foots []int
		pageOf := make(map[int]int) // box and first line of a note → page
		for i, pg := range pages {
			if pg.number != i+1 {
				t.Fatalf("page %d has number %d", i+1, pg.number)
			}
			bottom := 0.0
			for _, b := range pg.body {
				if b.y < bottom-0.01 {
					t.Fatalf("page %d: a box at %.1f stands on the one before, which ends at %.1f", i+1, b.y, bottom)
				}
				bottom = b.y + b.height
				body = append(body, name(b.box))
				pageOf[name(b.box)] = i
			}
			if len(pg.foot) > 0 && pg.footRule < bottom {
				t.Fatalf("page %d: text ends at %.1f, below the rule of the notes at %.1f", i+1, bottom, pg.footRule)
			}
			for _, l := range pg.foot {
				foots = append(foots, name(l.box))
				if l.note > 0 {
					pageOf[-l.note] = i
				}
				bottom = l.y + l.height
			}
			if bottom > usual.bottom+0.01 {
				t.Fatalf("page %d ends at %.1f, below its edge at %.1f", i+1, bottom, usual.bottom)
			}
		}
		if want := names(boxes); !slices.Equal(body, want) {
			t.Fatalf("boxes came out as %v, not %v", body, want)
		}
		var lines []int
		for _, n := range notes {
			lines = append(lines, names(n.lines)...)
		}
		if !slices.Equal(foots, lines) {
			t.Fatalf("lines of notes came out as %v, not %v", foots, lines)
		}
		for i, b := range boxes {
			for _, n := range b.notes {
				if pageOf[-n.number] != pageOf[i] {
					t.Fatalf("note %d begins on page %d, its mark stands on %d", n.number, pageOf[-n.number]+1, pageOf[i]+1)
				}
			}
			if b.keep && i+1 < len(boxes) && pageOf[i+1] != pageOf[i] {
				t.Fatalf("box %d stays with the next one, which is on another page", i)
			}
		}
	})
}

// drawBoxes makes boxes of which any run that stays together fits on a page
// with the start of its notes.
func drawBoxes(t *rapid.T) ([]box, []foot) {
	var boxes []box
	var notes []foot
	run, number := 0, 0
	for i := range rapid.IntRange(1, 120).Draw(t, "boxes") {
		height := rapid.Float64Range(5, 80).Draw(t, "height")
		keep := run < 4 && rapid.IntRange(0, 3).Draw(t, "keep") == 0
		var feet []foot
		if !keep && rapid.IntRange(0, 5).Draw(t, "noted") == 0 {
			number++
			feet = append(feet, noteOf(number, rapid.IntRange(1, 90).Draw(t, "lines")))
			notes = append(notes, feet...)
		}
		if run++; !keep {
			run = 0
		}
		b := marked(i, height, keep, feet...)
		b.before = rapid.Float64Range(0, 20).Draw(t, "before")
		boxes = append(boxes, b)
	}
	return boxes, notes
}

func names(boxes []box) []int {
	var out []int
	for _, b := range boxes {
		out = append(out, name(b))
	}
	return out
}

func TestARunThatNoPageHoldsIsParted(t *testing.T) {
	var boxes []box
	for i := range 100 {
		boxes = append(boxes, marked(i, 30, true))
	}
	pages := paginated(boxes)
	if len(pages) != 5 {
		t.Errorf("got %d pages of 22 boxes each", len(pages))
	}
	boxes = []box{marked(0, 2000, false), marked(1, 10, false)}
	if pages := paginated(boxes); len(pages) != 2 {
		t.Errorf("got %d pages for a box taller than a page and another", len(pages))
	}
}

func TestTheHeadStandsAgainOnEveryPage(t *testing.T) {
	head := marked(-1, 20, true)
	var boxes []box
	for i := range 100 {
		b := marked(i, 30, false)
		b.again = []box{head}
		boxes = append(boxes, b)
	}
	pages := paginated(boxes)
	for _, pg := range pages {
		if name(pg.body[0].box) != -1 || pg.body[1].y != usual.top+20 {
			t.Errorf("page %d begins with box %d", pg.number, name(pg.body[0].box))
		}
	}
	if len(pages) != 5 {
		t.Errorf("got %d pages", len(pages))
	}
}

func TestALongNoteGoesOnOverleaf(t *testing.T) {
	pages := paginated([]box{marked(0, 600, false), marked(1, 15, false, noteOf(1, 30)), marked(2, 15, false)})
	if len(pages) != 2 || len(pages[0].body) != 2 || len(pages[0].foot) < noteStart {
		t.Fatalf("got %d pages, the first with %d boxes and %d lines of the note", len(pages), len(pages[0].body), len(pages[0].foot))
	}
	if got := len(pages[0].foot) + len(pages[1].foot); got != 30 {
		t.Errorf("%d of 30 lines came out", got)
	}
	// Without room for the start of the note, the mark goes overleaf too.
	pages = paginated([]box{marked(0, 640, false), marked(1, 15, false, noteOf(1, 30))})
	if len(pages[0].foot) > 0 || len(pages[1].body) != 1 {
		t.Errorf("the mark stands without the start of its note")
	}
}

// What only wishes to stand together does, unless a good part of the page stayed
// empty for it.
func TestWishesAreKeptWhereTheyCostLittle(t *testing.T) {
	room := usual.room()
	for _, test := range []struct {
		name  string
		above float64 // how much of the page is taken, of 1
		want  []int   // boxes on each page
	}{
		{"a little room is left", 0.85, []int{1, 10}},
		{"much room is left", 0.6, []int{9, 2}},
		{"all have room", 0.3, []int{11}},
	} {
		boxes := []box{marked(0, room*test.above, false)}
		for i := range 10 {
			b := marked(i+1, room*0.05, false)
			b.wish = i < 9
			b.keep = i == 0 || i == 8
			boxes = append(boxes, b)
		}
		var got []int
		for _, pg := range paginated(boxes) {
			got = append(got, len(pg.body))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v boxes stand on the pages, want %v", test.name, got, test.want)
		}
	}
}

// The rows that say more about the row above stay with it, but not without end.
func TestRowsStayWithWhatTheyConsistOf(t *testing.T) {
	row := func(first string) []document.Cell { return []document.Cell{{Text: first}, {Text: "x"}} }
	g := grid{table: document.Table{Rows: [][]document.Cell{row("1"), row(""), row(""), row("2"), row("3"), row("")}, Total: true}}
	var got []bool
	for i := range g.table.Rows {
		got = append(got, g.opens(i))
	}
	if want := []bool{true, true, false, false, false, false}; !slices.Equal(got, want) {
		t.Errorf("rows stay with the next: %v, want %v", got, want)
	}
	long := grid{}
	for range 40 {
		long.table.Rows = append(long.table.Rows, row(""))
	}
	parted := 0
	for i := range long.table.Rows[:39] {
		if !long.opens(i) {
			parted++
		}
	}
	if parted < 10 {
		t.Errorf("40 rows without a first cell may be parted at %d places only", parted)
	}
}
