package marking

// workbook is what of a workbook must be known to mark it.
type workbook struct {
	*container
	// main is the name of the part that lists the sheets; sheets maps names of
	// sheets to names of parts.
	main   string
	sheets map[string]string
	styles string
}

// findWorkbook follows the relations from the package to the sheets.
func findWorkbook(c *container) (*workbook, error) {
	b := &workbook{container: c, sheets: map[string]string{}}
	top, err := c.relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range top {
		if r.kind == "officeDocument" {
			b.main = r.target
		}
	}
	data, ok, err := c.read(b.main)
	if err != nil {
		return nil, err
	}
	if b.main == "" || !ok {
		return nil, unfit("the part of the workbook is missing")
	}
	rels, err := c.relations(b.main)
	if err != nil {
		return nil, err
	}
	targets := map[string]string{}
	for _, r := range rels {
		targets[r.id] = r.target
		if r.kind == "styles" {
			b.styles = r.target
		}
	}
	for t, more := nextTag(data, 0); more; t, more = nextTag(data, t.end) {
		if t.name == "sheet" && !t.closing {
			b.sheets[t.value(data, "name")] = targets[t.value(data, ":id")]
		}
	}
	return b, nil
}
