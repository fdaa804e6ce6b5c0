package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestOnlyTheFirstCollectionIsPutOff(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	collectLater()
	if now := debug.SetGCPercent(400); now != 400 {
		t.Errorf("the first collection is at %d percent", now)
	}
	for range 100 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond) // cleanups run beside the program
		now := debug.SetGCPercent(400)
		debug.SetGCPercent(now)
		if now == 100 {
			return
		}
	}
	t.Error("the usual pace does not come back")
}

func TestWhoSetsThePaceIsObeyed(t *testing.T) {
	t.Setenv("GOGC", "50")
	before := debug.SetGCPercent(50)
	defer debug.SetGCPercent(before)
	collectLater()
	if now := debug.SetGCPercent(50); now != 50 {
		t.Errorf("the pace is %d", now)
	}
}
