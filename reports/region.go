package reports

import (
	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// region gives the region that most of the countries share.
func (c *composer) region(call *Call) (value, error) {
	codes, err := c.source.countries(nil)
	if err != nil {
		return value{}, err
	}
	m49, inside := lexicon.CommonRegion(codes)
	if m49 == "" || m49 == "001" {
		return nothing("no region holds most of the countries"), nil
	}
	whole := inside == len(codes)
	switch {
	case call.Info.Name == "region.whole" && !whole:
		return nothing("the countries do not all lie in one region"), nil
	case call.Info.Name == "region.countries" && whole:
		return nothing("all countries lie in one region"), nil
	case call.Info.Name == "region.countries":
		return c.number(call, inside), nil
	}
	v := wording(call.ID(), lexicon.RegionName(m49, c.req.Language))
	if c.req.Language == "en" && (m49 == "019" || m49 == "029") {
		// English says "in the Caribbean" but "in South America".
		v.inlines = append([]document.Inline{document.Text{Text: "the "}}, v.inlines...)
	}
	return v, nil
}
