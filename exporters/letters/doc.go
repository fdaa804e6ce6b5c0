// Package letters knows how wide text is in Arial and in the fonts made to its
// measure (Liberation Sans, Helvetica), for formats that lay out what another
// program will set: columns of a workbook, tables of a text document, labels of
// a drawing. Points is what most callers want.
package letters
