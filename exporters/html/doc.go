// Package html writes a document as one web page that needs nothing else: its
// style, drawings and pictures lie in the file, no script runs, and nothing is
// fetched. The page is made for all readers (WCAG 2.2 AA; see check_test.go and
// axe_test.go for what that is held to), for a light and a dark screen, for a
// telephone and for paper.
//
// Write is the door. Each kind of block has a file that turns it into markup;
// style.css is the look. Everything from the document passes through text or
// attribute in escape.go on its way to the file.
package html
