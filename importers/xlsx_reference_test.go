package importers

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// xlsxNode is an element of a part, read by the standard library: a second
// parser, slow and simple, against which the reader is held.
type xlsxNode struct {
	name  string
	attrs map[string]string
	text  string
	nodes []*xlsxNode
}

func xlsxTree(text string) (*xlsxNode, error) {
	root := &xlsxNode{}
	stack := []*xlsxNode{root}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root.nodes[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			node := &xlsxNode{attrs: map[string]string{}}
			if token.Name.Space == xlsxTestMain || token.Name.Space == "" {
				node.name = token.Name.Local
			}
			for _, a := range token.Attr {
				if a.Name.Space == "" {
					node.attrs[a.Name.Local] = a.Value
				}
			}
			top.nodes = append(top.nodes, node)
			stack = append(stack, node)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// all returns the child elements of that name.
func (n *xlsxNode) all(name string) (found []*xlsxNode) {
	for _, child := range n.nodes {
		if child.name == name {
			found = append(found, child)
		}
	}
	return found
}

// rich is the text of a si or is element.
func (n *xlsxNode) rich() string {
	var b strings.Builder
	for _, child := range n.nodes {
		switch child.name {
		case "t":
			b.WriteString(child.text)
		case "r":
			b.WriteString(child.rich())
		}
	}
	return string(xlsxUnescape([]byte(b.String())))
}

// xlsxReference reads the cells that are not empty as "row/column": text.
func xlsxReference(sheet, shared string) (map[string]string, error) {
	table, sharedErr := xlsxTree(shared)
	root, err := xlsxTree(sheet)
	if err != nil {
		return nil, err
	}
	cells, row := map[string]string{}, 0
	data := root.all("sheetData")
	if len(data) != 1 {
		return nil, fmt.Errorf("%d tables of cells", len(data))
	}
	for _, r := range data[0].all("row") {
		row++
		if n, err := strconv.Atoi(r.attrs["r"]); err == nil {
			row = n
		}
		column := 0
		for _, c := range r.all("c") {
			column++
			if ref := c.attrs["r"]; ref != "" {
				column = 0
				for _, letter := range strings.ToUpper(strings.TrimRight(ref, "0123456789")) {
					column = column*26 + int(letter-'A') + 1
				}
			}
			text := ""
			for _, v := range c.all("v") {
				text = v.text
			}
			switch kind := c.attrs["t"]; {
			case len(c.all("is")) > 0:
				text = c.all("is")[0].rich()
			case kind == "s" && strings.TrimSpace(text) == "":
				text = ""
			case kind == "s":
				i, err := strconv.Atoi(strings.TrimSpace(text))
				if err != nil || sharedErr != nil {
					return nil, errors.Join(err, sharedErr)
				}
				text = table.all("si")[i].rich()
			case kind == "b":
				text = map[string]string{"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}[strings.TrimSpace(text)]
			case kind == "" || kind == "n":
				if f, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
					text = string(xlsxFloat(nil, f))
				} else {
					text = strings.TrimSpace(text)
				}
			}
			if text != "" {
				cells[fmt.Sprintf("%d/%d", row, column)] = text
			}
		}
	}
	return cells, nil
}

// xlsxMutate changes a part a little, mostly along its tags.
func xlsxMutate(random *rand.Rand, part string) string {
	cut := func() int {
		i := random.IntN(len(part))
		if random.IntN(4) > 0 {
			if tag := strings.IndexAny(part[i:], "<>\" "); tag >= 0 {
				i += tag + random.IntN(2)
			}
		}
		return min(i, len(part)-1)
	}
	a, b := cut(), cut()
	if a > b {
		a, b = b, a
	}
	b = min(b, a+200)
	switch random.IntN(6) {
	case 0:
		return part[:a] + part[b:]
	case 1:
		return part[:b] + part[a:b] + part[b:]
	case 2:
		at := cut()
		return part[:at] + part[a:b] + part[at:]
	case 3:
		return part[:a] + string("<>/\"'&;= crstv0159AB_x"[random.IntN(22)]) + part[a:]
	case 4:
		return part[:a] + string("<>/\"'&;= crstv0159AB_x"[random.IntN(22)]) + part[a+1:]
	}
	names := []string{"v", "c", "t", "is", "row", "f", "si", "r", "x"}
	return strings.Replace(part, names[random.IntN(len(names))], names[random.IntN(len(names))], 1+random.IntN(3))
}

// TestXLSXMutated changes the XML of a sheet and of the shared texts and packs
// it anew, so that no checksum shows it. What is then read without an error must
// be what the second parser reads.
func TestXLSXMutated(t *testing.T) {
	sheet := xlsxSheet1(`<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" s="1"><v>42</v></c><c r="D1" t="b"><v>1</v></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>Ana &amp; Luis</t></is></c><c r="C2"><f>A1</f><v>0.5</v></c><c r="D2" t="str"><v>Perú</v></c></row>` +
		`<row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>1</v></c><c r="C3"><v>7</v></c></row>`)
	shared := xlsxShared("<t>Amina Bello</t>", `<r><t xml:space="preserve">Luis </t></r><r><rPr><b/></rPr><t>Paz</t></r>`, "<t>México</t><rPh><t>x</t></rPh>")
	random := rand.New(rand.NewPCG(5, 6))
	mutants, read := 10_000, 0
	if testing.Short() {
		mutants = 1000
	}
	for range mutants {
		sheet, shared := sheet, shared
		for range 1 + random.IntN(3) {
			if random.IntN(3) > 0 {
				sheet = xlsxMutate(random, sheet)
			} else {
				shared = xlsxMutate(random, shared)
			}
		}
		grid, err := xlsxGrid(xlsxZip(xlsxParts{sheet: sheet, shared: shared, styles: xlsxFormats("General", "0.00")}), 5000)
		if err != nil {
			continue
		}
		read++
		got := map[string]string{}
		for i, row := range grid {
			for j, cell := range row {
				if cell.Text != "" {
					got[fmt.Sprintf("%d/%d", i+1, j+1)] = cell.Text
				}
			}
		}
		want, err := xlsxReference(sheet, shared)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("read %v, should be %v, %v\n%s\n%s", got, want, err, sheet, shared)
		}
	}
	t.Logf("%d mutants: %d read alike, the others were refused", mutants, read)
}
