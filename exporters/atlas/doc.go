// Package atlas holds the outlines of the countries for small maps, already
// projected onto one sheet, so that every format draws the same map. Countries
// lists them, Frame finds the part of the sheet that holds some of them.
//
// The outlines come from Natural Earth (1:110m, public domain) through
// world-atlas (ISC licence, LICENSE-WORLD-ATLAS.txt). Generate made outlines.txt
// of it; run it again from this folder as
//
//	go run ./generate FOLDER-OF-WORLD-ATLAS
//
// The sheet is in the Natural Earth projection, 1000 wide, without Antarctica.
// Borders are those of the source but for two areas that ISO 3166 knows as parts
// of a country, which are drawn with it. What a map says about borders is for
// the text beside it.
package atlas
