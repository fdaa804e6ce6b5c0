// Package preview is a page on this machine that shows a report while its
// narrative, data or definition change, with what is wrong beside it, and takes
// in spreadsheets that are dropped on it.
//
// The package serves and guards (guard.go); what there is to show and how a file
// is taken in come from cmd as the functions of a Desk (desk.go), so that the
// page follows the same rules as the command line. Pages and fragments are
// html/template in page.html; the little script asks for fragments and puts them
// in their places.
package preview
