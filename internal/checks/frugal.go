package checks

import (
	"os"
	"runtime/debug"
	"sync"
)

// Over so many rows most of the memory in use stays so until the end of a run:
// waiting until as much garbage has gathered would take twice of it. Collecting
// at a part of that (in percent) costs no time that could be measured.
const (
	frugalRows    = 100_000
	frugalPercent = 30
)

var pace struct {
	sync.Mutex
	runs, usual int
}

// frugal has garbage collected sooner until done is called, by the last of
// several runs. Who sets GOGC is obeyed.
func frugal(rows int) (done func()) {
	if rows < frugalRows || os.Getenv("GOGC") != "" {
		return func() {}
	}
	pace.Lock()
	defer pace.Unlock()
	if pace.runs++; pace.runs == 1 {
		pace.usual = debug.SetGCPercent(frugalPercent)
	}
	return func() {
		pace.Lock()
		defer pace.Unlock()
		if pace.runs--; pace.runs == 0 {
			debug.SetGCPercent(pace.usual)
		}
	}
}
