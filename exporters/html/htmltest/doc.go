// Package htmltest holds web pages to what every reader needs, for tests. Check
// looks at the structure, the references, the safety and the colours of a page
// by itself; Axe asks axe-core in a real browser, where both are at hand.
package htmltest
