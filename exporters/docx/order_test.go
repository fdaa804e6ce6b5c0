package docx

import (
	"slices"
	"strings"
	"testing"
)

// orders are the sequences of children that the schema of text documents
// demands, ECMA-376 part 1, annex A. Word calls a file that breaks them damaged.
var orders = map[string]string{
	"pPr":              "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":              "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"tbl":              "bookmarkStart bookmarkEnd tblPr tblGrid tr",
	"tblPr":            "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tcPr":             "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"tcBorders":        "top start left bottom end right insideH insideV tl2br tr2bl",
	"tblBorders":       "top left start bottom right end insideH insideV",
	"tblCellMar":       "top left start bottom right end",
	"pBdr":             "top left bottom right between bar",
	"numPr":            "ilvl numId",
	"sectPr":           "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
	"style":            "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"tblStylePr":       "pPr rPr tblPr trPr tcPr",
	"styles":           "docDefaults latentStyles style",
	"numbering":        "numPicBullet abstractNum num numIdMacAtCleanup",
	"abstractNum":      "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"lvl":              "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"num":              "abstractNumId lvlOverride",
	"settings":         "writeProtection view zoom removePersonalInformation mirrorMargins updateFields evenAndOddHeaders defaultTabStop autoHyphenation characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"font":             "altName panose1 charset family notTrueType pitch sig",
	"inline":           "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":              "nvPicPr blipFill spPr",
	"wsp":              "cNvPr cNvSpPr cNvCnPr spPr style extLst txbx linkedTxbx bodyPr",
	"wgp":              "cNvPr cNvGrpSpPr grpSpPr wsp",
	"custGeom":         "avLst gdLst ahLst cxnLst rect pathLst",
	"chartSpace":       "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes",
	"chart":            "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
	"plotArea":         "layout barChart catAx valAx dTable spPr",
	"barChart":         "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
	"ser":              "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape",
	"dLbls":            "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines",
	"dLbl":             "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator",
	"catAx":            "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
	"valAx":            "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit minorUnit dispUnits",
	"scaling":          "logBase orientation max min",
	"legend":           "legendPos legendEntry layout overlay spPr txPr",
	"coreProperties":   "title subject creator keywords language created modified",
	"worksheet":        "sheetPr dimension sheetViews sheetFormatPr cols sheetData",
	"footnote":         "p",
	"sdt":              "sdtPr sdtEndPr sdtContent",
	"AlternateContent": "Choice Fallback",
}

// checkOrder holds the children of every element to the order of the schema.
func checkOrder(t testing.TB, part string, top *node) {
	t.Helper()
	top.each(func(n *node) {
		order, ok := orders[n.name.Local]
		// The text of charts has properties of its own.
		if !ok || n.name.Space == shapesSpace && n.name.Local != "custGeom" {
			return
		}
		names, at := strings.Fields(order), 0
		for _, child := range n.children {
			i := slices.Index(names, child.name.Local)
			switch {
			case i < 0:
				t.Errorf("%s: %s holds %s, which is not in its sequence", part, n.name.Local, child.name.Local)
			case i < at && !(n.name.Local == "sectPr" && i < 2):
				t.Errorf("%s: %s holds %s after %s", part, n.name.Local, child.name.Local, names[at])
			default:
				at = i
			}
		}
	})
}

// TestOrderIsChecked makes sure that checkOrder sees what it should.
func TestOrderIsChecked(t *testing.T) {
	for _, wrong := range []string{"<pPr><jc/><pStyle/></pPr>", "<pPr><style/></pPr>"} {
		var probe probe
		checkOrder(&probe, "wrong", parse(t, "wrong", []byte(wrong)))
		if probe.errors != 1 {
			t.Errorf("%s: %d errors", wrong, probe.errors)
		}
	}
}

// probe counts the errors of a check.
type probe struct {
	testing.TB
	errors int
}

func (p *probe) Helper()               {}
func (p *probe) Errorf(string, ...any) { p.errors++ }
