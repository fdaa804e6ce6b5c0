// Package schedule says what is due and sees that it is done once.
//
// A Rule becomes a Calendar (calendar.go: cron text or a few words, in a named
// time zone), a Calendar lists what is due at a moment (due.go: each period
// once, missed ones in order), and Run does it under a lock (run.go, lock.go),
// recording every outcome in the store. The clock and the work itself come in
// from outside, so that a test can drive years in a moment.
package schedule
