package desk

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var (
	fileName = regexp.MustCompile(`(?i)^\S+\.(png|jpe?g|gif|webp|svg)$|^(img|dsc|image)[ _-]?\d+$`)
	// sayingNothing are descriptions that describe nothing, folded.
	sayingNothing = []string{"picture", "photo", "photograph", "image", "logo", "figure", "graphic", "chart", "foto", "fotografia", "imagen", "figura", "grafico", "photographie", "illustration", "graphique", "imagem"}
)

// unnamedPictures are pictures and charts that say nothing to those who cannot
// see them.
func unnamedPictures(c *Case) []records.Finding {
	var found []records.Finding
	for _, m := range c.Made {
		eachBlock(m.Blocks, func(b document.Block) {
			var what, alt string
			switch b := b.(type) {
			case document.Picture:
				what, alt = "the picture", b.Alt
			case document.Chart:
				what, alt = fmt.Sprintf("the chart %q", b.Title), b.Alt
			default:
				return
			}
			switch key := lexicon.Fold(alt); {
			case key == "":
				found = append(found, at(m.Line, m.Column, what+" has no words for those who cannot see it", "say in a sentence what it shows"))
			case fileName.MatchString(alt) || slices.Contains(sayingNothing, key):
				found = append(found, at(m.Line, m.Column, fmt.Sprintf("%s is described as %q, which tells nothing to those who cannot see it", what, alt), "say in a sentence what it shows"))
			}
		})
	}
	return found
}
