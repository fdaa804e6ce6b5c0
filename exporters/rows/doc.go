// Package rows writes tables of raw values, row by row and in constant memory:
// what `lex export` hands out. A Table says its columns and hands over its rows;
// CSV, JSON and Workbook write it.
//
// What is written can be read back without loss: CSV guards texts that a
// spreadsheet program would take for formulas by an apostrophe, which the reader
// takes off again (csv.go), a workbook types numbers and days and keeps all else
// as text. Nothing depends on the clock or on an order of maps.
package rows
