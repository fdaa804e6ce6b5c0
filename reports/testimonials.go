package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// reach orders the audiences: a consent covers its own and the narrower ones.
var reach = []records.Audience{records.Internal, records.Donor, records.Public}

// testimonials composes the quotes whose consent covers the reader. Those that
// it does not cover are counted on stderr, without names.
func (c *composer) testimonials(call *Call) ([]document.Block, lack, error) {
	list, err := c.source.testimonials(call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	var all consents
	if len(list) > 0 {
		if all, err = c.consentsOf(); err != nil {
			return nil, lack{}, err
		}
	}
	withheld := make(map[string]int)
	var quotes []document.Block
	var carried []store.StoredTestimonial
	for _, t := range list {
		allowed := c.permissions(all)
		why := allowed.Withholds(t.Record)
		c.recall(allowed, t, why != "")
		if why != "" {
			withheld[why]++
			continue
		}
		quotes = append(quotes, c.quote(t.Record, t.Country))
		carried = append(carried, t)
	}
	for _, why := range withholdings {
		if n := withheld[why]; n > 0 && !c.quiet {
			what := "1 testimonial"
			if n > 1 {
				what = fmt.Sprintf("%d testimonials", n)
			}
			c.tell(what + " left out: " + why)
		}
	}
	switch {
	case len(quotes) > 0:
		c.show(proof{call: call, value: countCell(len(quotes), c.req.Language), carried: carried})
		return quotes, lack{}, nil
	case len(list) > 0:
		return nil, lack{"no testimonial has a consent that covers the audience " + string(c.req.Audience), "ask for consent, and import the list of testimonials again"}, nil
	}
	if some, err := c.source.anyTestimonial(); err != nil || some {
		return nil, lack{why: "no testimonial is in the scope of the report"}, err
	}
	return nil, lack{"there are no testimonials", "import a list of testimonials with the columns quote and consent"}, nil
}

// The reasons for which a testimonial is left out, in the order of telling.
const (
	noConsent     = "consent is missing or was withdrawn"
	withdrawn     = "consent was withdrawn"
	otherAudience = "consent does not cover the audience of the report"
	expired       = "consent has expired"
	noDate        = "consent expires some day, and the report has no date to compare with"
)

var withholdings = []string{noConsent, withdrawn, otherAudience, expired, noDate}

// withholds says why a testimonial may not stand in a report of an audience and
// a date, "" when it may.
func withholds(t records.Testimonial, audience records.Audience, date string) string {
	agreed := records.Audience(t.Audience)
	if agreed == "" {
		agreed = records.Internal
	}
	switch {
	case t.Consent != "yes":
		return noConsent
	case t.Withdrawn != "":
		return withdrawn
	case slices.Index(reach, agreed) < slices.Index(reach, audience):
		return otherAudience
	case t.Expires != "" && date == "":
		return noDate
	case t.Expires != "" && t.Expires < date:
		return expired
	}
	return ""
}

// quote composes one testimonial, attributed as far as the speaker agreed.
func (c *composer) quote(t records.Testimonial, country string) document.Block {
	q := document.Quote{Text: quoteText(t.Quote)}
	parts := attribution(t)
	if len(parts) == 0 {
		parts = []string{c.word("anonymous")}
	} else if where := c.countryName(country); t.Attribution != "anonymous" && where != "" {
		parts = append(parts, where)
	}
	if t.Language != c.req.Language {
		q.Language = t.Language
	}
	said := t.Language
	if original := quoteText(t.Original); len(original) > 0 {
		// A translation is marked as such by the words that it translates.
		q.Original, q.OriginalLanguage, said = original, t.OriginalLanguage, ""
	} else if t.OriginalLanguage != "" && t.OriginalLanguage != t.Language {
		said = t.OriginalLanguage
	}
	if said != "" && said != c.req.Language && lexicon.HasWord("report.said_in."+said) {
		parts = append(parts, c.word("report.said_in."+said))
	}
	q.Attribution = []document.Inline{document.Text{Text: strings.Join(parts, ", ")}}
	return q
}

// quoteText is what was said, a block for each paragraph.
func quoteText(quote string) []document.Block {
	var blocks []document.Block
	for _, paragraph := range strings.Split(unquoted(quote), "\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			blocks = append(blocks, document.Paragraph{Text: plain(paragraph)})
		}
	}
	return blocks
}

// attribution names the speaker: in full with the organization, by the first
// name, by the role, or not at all. Without what a level needs it falls to
// nobody, never to a wider level.
func attribution(t records.Testimonial) []string {
	var parts []string
	switch t.Attribution {
	case "full":
		if t.Name != "" {
			parts = append(parts, t.Name)
		}
		if t.Organization != "" {
			parts = append(parts, t.Organization)
		}
	case "first":
		if name := firstName(t.Name); name != "" {
			parts = append(parts, name)
		}
	case "role":
		if t.Position != "" {
			parts = append(parts, t.Position)
		}
	}
	return parts
}

// firstName is the given name of "Ana Quispe" and of "Quispe, Ana".
func firstName(name string) string {
	if _, given, found := strings.Cut(name, ","); found {
		name = given
	}
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// unquoted takes the quotation marks off a quote that stands in them: formats
// set their own.
func unquoted(quote string) string {
	quote = strings.TrimSpace(quote)
	closing, opens := quotes[firstRune(quote)]
	if !opens {
		return quote
	}
	inside := strings.TrimPrefix(quote, string(firstRune(quote)))
	for _, mark := range closing {
		if end, ok := strings.CutSuffix(inside, string(mark)); ok && !strings.ContainsAny(end, closing) {
			return strings.TrimSpace(end)
		}
	}
	return quote
}
