// Package marking colours cells of somebody's workbook and hangs comments on
// them, and leaves every other byte of it as it is: formats, formulas, charts,
// pictures, names and rules survive because nothing ever parses and rewrites
// them. The file is taken apart into its parts; a part that need not change is
// copied as it lies there, still compressed.
//
// Apply (marking.go) is the way in. It finds the parts (package.go), adds
// attributes and cells to the sheets (sheet.go), formats to the styles
// (styles.go), and comments with their boxes (comments.go, boxes.go). All edits
// are splices: text put in at a place of the original (splice.go), found by a
// tokenizer that knows tags and nothing else (tags.go). A workbook that is built
// otherwise than these edits expect is refused with ErrUnfit, never half marked.
package marking
