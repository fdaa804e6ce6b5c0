package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// simulated is a workspace whose clock the test holds.
type simulated struct {
	t      *testing.T
	folder string
}

// lex runs the program at a moment and returns its exit code and answer; end
// names the step behind which it is killed.
func (s simulated) lex(now time.Time, end string, args ...string) (int, string) {
	s.t.Helper()
	code, out, said := s.run(now, end, args...)
	if code != exitDone && code != exitData && code != 137 {
		s.t.Fatalf("at %s lex %s ended with %d: %s", now.Format(time.DateOnly), strings.Join(args, " "), code, said)
	}
	return code, out
}

// code runs it for its exit code alone.
func (s simulated) code(now time.Time, args ...string) int {
	s.t.Helper()
	code, _, said := s.run(now, "", args...)
	if testing.Verbose() {
		s.t.Log(said)
	}
	return code
}

func (s simulated) run(now time.Time, end string, args ...string) (code int, answer, words string) {
	s.t.Helper()
	command := exec.Command("lex", args...)
	command.Dir = s.folder
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	command.Env = append(os.Environ(), "LEX_NOW="+now.Format(time.RFC3339), "LEX_USER=tester", "NO_COLOR=1", endVariable+"="+end)
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), out.String(), said.String()
}

func (s simulated) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.t.Fatal(err)
	}
	if err := writeFile(path, []byte(text)); err != nil {
		s.t.Fatal(err)
	}
	// A file that was just written would be watched for growing.
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		s.t.Fatal(err)
	}
}

// Two years, looked at once a week by a clock of the test: quarterly reports, one
// at a moment that the change of the clocks skips, one on a leap day. The machine
// is off for eight months, a list has errors for two weeks, one run is killed
// behind each step in turn, and the clock is set back once. In the end the archive
// holds each report once, every one of them can be made again byte by byte, and
// everybody was told once of each.
func TestTwoYears(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the command by which this test is told is one of a Unix shell")
	}
	if testing.Short() {
		t.Skip("two years take some seconds")
	}
	s := simulated{t, t.TempDir()}
	s.write("lex.yaml", `schedules:
  quarterly: {when: "0 6 5 1,4,7,10 *", timezone: Europe/Amsterdam, starts: 2019-01-01, sources: ["inbox/*.csv"], report: kmf, formats: [txt, json], out: "out/{period}", tell: {command: "cat >> told; echo >> told"}}
  night: {when: "30 2 31 3 *", timezone: Europe/Amsterdam, starts: 2019-01-01, sources: ["inbox/*.csv"], report: kmf, period: last-year, formats: [txt], tell: {command: "cat >> told; echo >> told"}}
  leap: {when: "0 12 29 2 *", timezone: Pacific/Kiritimati, starts: 2019-01-01, sources: ["inbox/*.csv"], report: kmf, period: last-month, formats: [txt], tell: {command: "cat >> told; echo >> told"}}
`)
	month := func(at time.Time, row string) {
		s.write(fmt.Sprintf("inbox/%s.csv", at.Format("2006-01")), "Name,Country,Date\n"+row)
	}
	day := func(text string) time.Time {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	steps := []string{"taken in", "laid", "staged", "in the archive", "archived", "file 1", "file 2", "released", "told command", "told"}
	killed := []string{}
	for now := day("2019-01-02"); now.Before(day("2021-01-01")); now = now.AddDate(0, 0, 7) {
		good := fmt.Sprintf("Persona %s Inventada,Peru,%s\n", now.Format("January"), now.Format(time.DateOnly))
		switch {
		case now.After(day("2020-01-01")) && now.Before(day("2020-01-20")):
			month(now, good+",Chile,"+now.Format(time.DateOnly)+"\n")
		default:
			month(now, good)
		}
		if now.After(day("2019-03-01")) && now.Before(day("2019-11-10")) {
			continue // the machine is off; the partners' files come all the same
		}
		if now.After(day("2020-04-05")) && len(steps) > 0 {
			for _, step := range steps {
				if code, _ := s.lex(now, step, "schedule", "run"); code == 137 {
					killed = append(killed, step)
				}
			}
			steps = nil
		}
		code, _ := s.lex(now, "", "schedule", "run")
		if held := now.After(day("2020-01-05")) && now.Before(day("2020-01-20")); held != (code == exitData) {
			t.Errorf("at %s lex ended with %d", now.Format(time.DateOnly), code)
		}
		if now.Equal(day("2020-08-05")) {
			if _, out := s.lex(day("2019-06-01"), "", "schedule", "run", "--json"); !strings.Contains(out, `"runs": []`) {
				t.Errorf("with the clock set back lex did %s", out)
			}
		}
	}
	if len(killed) != 10 {
		t.Errorf("killed behind %q only", killed)
	}
	s.verify()
}

// verify looks at what two years have left.
func (s simulated) verify() {
	t := s.t
	t.Helper()
	end := time.Date(2021, 1, 1, 12, 0, 0, 0, time.UTC)
	want := []string{"leap 2020-01", "night 2018", "night 2019", "quarterly 2018-Q4", "quarterly 2019-Q1", "quarterly 2019-Q2", "quarterly 2019-Q3",
		"quarterly 2019-Q4", "quarterly 2020-Q1", "quarterly 2020-Q2", "quarterly 2020-Q3"}
	_, out := s.lex(end, "", "runs", "--json")
	var archive struct {
		Runs []struct {
			Run, Schedule string
			Period        periodJSON
			Draft         bool
		}
	}
	if err := json.Unmarshal([]byte(out), &archive); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range archive.Runs {
		if r.Draft {
			t.Errorf("run %s is a draft", r.Run)
		}
		got = append(got, r.Schedule+" "+r.Period.Label)
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the archive (-want +got):\n%s", diff)
	}
	code, out := s.lex(end, "", "runs", "verify", "--json")
	if n := strings.Count(out, `"status": "identical"`); code != exitDone || n != len(want) {
		t.Errorf("verifying ended with %d, %d of %d reports are identical: %s", code, n, len(want), out)
	}
	told, err := os.ReadFile(filepath.Join(s.folder, "told"))
	if err != nil {
		t.Fatal(err)
	}
	var ready []string
	held := 0
	for _, line := range strings.Split(strings.TrimSpace(string(told)), "\n") {
		var m struct {
			Schedule, Status string
			Period           periodJSON
		}
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		switch m.Status {
		case "published":
			ready = append(ready, m.Schedule+" "+m.Period.Label)
		case "held":
			held++
		}
	}
	slices.Sort(ready)
	if diff := cmp.Diff(want, ready); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if held == 0 {
		t.Error("nobody was told that a report is held")
	}
	if _, err := os.Stat(filepath.Join(s.folder, stagingFolder)); err == nil {
		t.Error("files are left in the staging folder")
	}
}
