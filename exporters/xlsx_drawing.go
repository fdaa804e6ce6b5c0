package exporters

import (
	"regexp"
	"strings"
)

// axisBelow puts the axis of the numbers, and its name, below bars whose first
// one stands on top, which the library has no option for.
func axisBelow(chart string) string {
	before, axis, ok := strings.Cut(chart, "<valAx>")
	if !ok {
		return chart
	}
	axis = strings.Replace(axis, `<crosses val="autoZero">`, `<crosses val="max">`, 1)
	axis = strings.Replace(axis, `<axPos val="l">`, `<axPos val="b">`, 1)
	axis = strings.Replace(axis, `rot="-5400000"`, `rot="0"`, 1)
	return before + "<valAx>" + axis
}

var sizedAnchor = regexp.MustCompile(`<xdr:twoCellAnchor editAs="oneCell">(<xdr:from>.*?</xdr:from>)<xdr:to>.*?<xdr:colOff>(\d+)</xdr:colOff>.*?<xdr:rowOff>(\d+)</xdr:rowOff></xdr:to>`)

// anchorBySize fastens charts by one corner and their size. The library writes
// two corners, the second as far from the first cell as the chart is large,
// which some programs cut to the size of that cell; and only the size does not
// change with the heights of rows, which the library does not know.
func anchorBySize(drawing string) string {
	drawing = sizedAnchor.ReplaceAllString(drawing, `<xdr:oneCellAnchor>$1<xdr:ext cx="$2" cy="$3"/>`)
	return strings.ReplaceAll(drawing, "</xdr:twoCellAnchor>", "</xdr:oneCellAnchor>")
}
