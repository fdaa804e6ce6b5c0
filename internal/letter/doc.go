// Package letter writes what changed between two reports: which figures differ,
// why, and how far each reason goes. It is a letter to those who have the first
// of the two, in any of the four languages.
//
// A Letter (letter.go) holds what is known; whoever makes it has composed the
// report step by step from the one to the other, so that each Cause (cause.go)
// has its Effects and before plus effects is after (account.go). document.go
// makes a document of it, words.go and places.go the sentences, data.go the JSON.
// To add a reason, add a kind in cause.go and its words in lexicon's letters.csv.
//
// Nothing in it says what a row holds: it names fields, files and cells. Readers
// outside the house get no cells of personal fields, and of figures of small
// groups no shares.
package letter
