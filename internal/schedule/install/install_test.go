package install_test

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	yaml "go.yaml.in/yaml/v4"

	"github.com/namati/lex/internal/schedule/install"
)

// files writes those of a system for a place, by their names.
func files(t *testing.T, system string, p install.Place) map[string][]byte {
	t.Helper()
	for _, s := range install.Systems {
		if s.Name != system {
			continue
		}
		all := map[string][]byte{}
		for _, f := range s.Files(p) {
			all[f.Name] = f.Data
		}
		if len(s.Next(p, "/tmp/out")) == 0 {
			t.Errorf("nobody is told what to do with the files for %s", system)
		}
		return all
	}
	t.Fatalf("there is no system %s", system)
	return nil
}

// awkward is a place whose paths hold all that timers give a meaning.
func awkward(t *testing.T) install.Place {
	t.Helper()
	folder := filepath.Join(t.TempDir(), `Oficina 100% "Sur" & l'été $HOME`)
	if runtime.GOOS == "windows" {
		folder = filepath.Join(t.TempDir(), `Oficina 100% & l'été $HOME`)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(folder, "lex program")
	script := "#!/bin/sh\nprintf '%s\\n' \"$PWD\" \"$@\" > called\n"
	if err := os.WriteFile(program, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return install.Place{Name: "kmf", Program: program, Workspace: folder, Log: filepath.Join(folder, "lex.log"), Account: "root", Version: "v1.2.3"}
}

func TestSystemdAcceptsTheUnits(t *testing.T) {
	verify, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze (package systemd) is not installed")
	}
	for _, user := range []bool{false, true} {
		p := awkward(t)
		p.PerUser = user
		p.AddWritable(filepath.Join(filepath.Dir(p.Workspace), "not there yet"))
		folder := t.TempDir()
		var units []string
		for name, data := range files(t, "systemd", p) {
			units = append(units, filepath.Join(folder, name))
			if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		args := append([]string{"verify", "--recursive-errors=no"}, units...)
		if user {
			args = append([]string{"--user"}, args...)
		}
		command := exec.Command(verify, args...)
		command.Env = append(os.Environ(), "XDG_RUNTIME_DIR="+folder, "HOME="+folder)
		out, err := command.CombinedOutput()
		if err != nil || len(bytes.TrimSpace(out)) > 0 {
			t.Errorf("per user %t: %v: %s", user, err, out)
		}
	}
}

// cron hands the line to a shell that knows next to nothing.
func TestTheLineOfCronRunsInABareEnvironment(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no cron")
	}
	p := awkward(t)
	text := string(files(t, "cron", p)["lex-kmf.crontab"])
	var line string
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		if !strings.HasPrefix(l, "#") {
			if line != "" {
				t.Fatalf("there are several lines: %s", text)
			}
			line = l
		}
	}
	fields := strings.SplitN(line, " ", 6)
	if len(fields) != 6 || strings.Join(fields[:5], " ") != "*/15 * * * *" {
		t.Fatalf("the line is %q", line)
	}
	if strings.Contains(strings.ReplaceAll(fields[5], `\%`, ""), "%") {
		t.Errorf("a bare %% ends the command: %s", fields[5])
	}
	command := exec.Command("env", "-i", "/bin/sh", "-c", strings.ReplaceAll(fields[5], `\%`, "%")) // as cron reads it
	command.Dir = "/"
	if out, err := command.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("%v: %s", err, out)
	}
	called, err := os.ReadFile(filepath.Join(p.Workspace, "called"))
	want := strings.Join([]string{p.Workspace, "--quiet", "schedule", "run", "--log", p.Log, ""}, "\n")
	if err != nil || string(called) != want {
		t.Errorf("lex was called with %q, %v; expected %q", called, err, want)
	}
}

func TestTheTaskOfWindows(t *testing.T) {
	p := awkward(t)
	data := files(t, "windows", p)["lex-kmf.xml"]
	if !bytes.HasPrefix(data, []byte{0xff, 0xfe}) {
		t.Fatal("the file is not UTF-16 with a byte order mark")
	}
	var units []uint16
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, binary.LittleEndian.Uint16(data[i:]))
	}
	text := string(utf16.Decode(units))
	var task struct {
		Actions struct {
			Exec struct{ Command, Arguments, WorkingDirectory string }
		}
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	if err := d.Decode(&task); err != nil {
		t.Fatal(err)
	}
	did := task.Actions.Exec
	if did.Command != p.Program || did.WorkingDirectory != p.Workspace || !strings.HasPrefix(did.Arguments, "--quiet schedule run --log \"") {
		t.Errorf("the task runs %+v", did)
	}
	if strings.Contains(text, "\n") && !strings.Contains(text, "\r\n") {
		t.Error("the lines do not end as those of Windows")
	}
}

func TestTheWorkflow(t *testing.T) {
	data := files(t, "ci", awkward(t))["lex-kmf.yml"]
	var workflow struct {
		On   map[string]any
		Jobs map[string]struct {
			Env   map[string]string
			Steps []struct{ Name, Run, Uses string }
		}
	}
	if err := yaml.Unmarshal(data, &workflow); err != nil {
		t.Fatal(err)
	}
	job := workflow.Jobs["reports"]
	if workflow.On["schedule"] == nil || job.Env["LEX_DATABASE"] != "${{ secrets.LEX_DATABASE }}" || len(job.Steps) < 4 {
		t.Errorf("the workflow is %+v", workflow)
	}
	if runtime.GOOS == "windows" {
		return
	}
	runs := 0
	for _, step := range job.Steps {
		if step.Run == "" {
			continue
		}
		runs++
		if strings.Contains(step.Run, "go install") && !strings.Contains(step.Run, "@v1.2.3") {
			t.Errorf("the step installs %s", step.Run)
		}
		if out, err := exec.Command("/bin/sh", "-n", "-c", step.Run).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", step.Name, err, out)
		}
	}
	if runs < 3 {
		t.Errorf("%d steps run something", runs)
	}
}

func TestWord(t *testing.T) {
	for in, want := range map[string]string{"KMF 2018": "KMF-2018", "--x--": "x", "été": "t", "..": "workspace", "": "workspace"} {
		if got := install.Word(in); got != want {
			t.Errorf("%q becomes %q, expected %q", in, got, want)
		}
	}
}
