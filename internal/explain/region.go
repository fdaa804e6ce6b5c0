package explain

import "github.com/namati/lex/internal/lexicon"

// Region is the UN M49 region in which most of the countries lie, where some do
// not: reports are often read as if all did.
type Region struct {
	// M49 is its code, Label its name; Inside counts its countries, Outside names
	// the others.
	M49, Label string
	Inside     int
	Outside    []string
}

// region finds the region that most of the countries share.
func (m *maker) region() {
	if m.info.Name != "countries" {
		return
	}
	var codes []string
	for _, k := range m.keys {
		codes = append(codes, k.key)
	}
	m49, inside := lexicon.CommonRegion(codes)
	if m49 == "" || m49 == "001" || inside == len(codes) {
		return
	}
	m.Region = &Region{M49: m49, Label: lexicon.RegionName(m49, m.Query.Language), Inside: inside}
	for _, k := range m.keys {
		if !lexicon.InRegion(k.key, m49) {
			m.Region.Outside = append(m.Region.Outside, k.label)
		}
	}
}
