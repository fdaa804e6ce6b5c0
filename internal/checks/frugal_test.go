package checks

import (
	"runtime/debug"
	"testing"
)

func TestFrugal(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	pace := func() int {
		now := debug.SetGCPercent(77)
		debug.SetGCPercent(now)
		return now
	}
	few := frugal(frugalRows - 1)
	if got := pace(); got != 77 {
		t.Errorf("few rows: %d percent", got)
	}
	few()
	one, other := frugal(frugalRows), frugal(frugalRows)
	one()
	if got := pace(); got != frugalPercent {
		t.Errorf("while one run goes on: %d percent", got)
	}
	other()
	if got := pace(); got != 77 {
		t.Errorf("after both: %d percent", got)
	}
	t.Setenv("GOGC", "77")
	defer frugal(frugalRows)()
	if got := pace(); got != 77 {
		t.Errorf("GOGC is set: %d percent", got)
	}
}
