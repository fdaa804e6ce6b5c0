package schedule_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/namati/lex/internal/schedule"
)

// TestMain lets the test program play a second lex that holds the lock until it
// is killed.
func TestMain(m *testing.M) {
	if folder := os.Getenv("LEX_TEST_HOLD_LOCK"); folder != "" {
		if _, err := schedule.Lock(folder); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("held")
		time.Sleep(time.Minute)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestLock(t *testing.T) {
	folder := t.TempDir()
	unlock, err := schedule.Lock(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := schedule.Lock(folder); !errors.Is(err, schedule.ErrLocked) {
		t.Errorf("a second lock: got %v, want ErrLocked", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	again, err := schedule.Lock(folder)
	if err != nil {
		t.Fatalf("after unlocking: %v", err)
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
	if _, err := schedule.Lock(folder + "/none"); err == nil || errors.Is(err, schedule.ErrLocked) {
		t.Errorf("in a folder that is not there: got %v", err)
	}
}

func TestADeadProcessDoesNotKeepTheLock(t *testing.T) {
	folder := t.TempDir()
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "LEX_TEST_HOLD_LOCK="+folder)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "held\n" {
		t.Fatalf("the other process says %q, %v", line, err)
	}
	if _, err := schedule.Lock(folder); !errors.Is(err, schedule.ErrLocked) {
		t.Errorf("while the other lives: got %v, want ErrLocked", err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // killed, as intended
	unlock, err := schedule.Lock(folder)
	if err != nil {
		t.Fatalf("after its death: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}
