//go:build unix

package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// restartable is a server that belongs to one test, which may kill it.
type restartable struct {
	t       *testing.T
	folder  string
	program string
	port    string
	as      *syscall.SysProcAttr
	process *exec.Cmd
}

// newRestartable makes a server in a folder of its own; initdb refuses root, so
// that there it belongs to somebody else.
func newRestartable(t *testing.T) *restartable {
	t.Helper()
	storetest.NeedsServer(t) // servers are wanted at all
	programs, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if found, err := exec.LookPath("initdb"); err == nil {
		programs = append(programs, found)
	}
	if len(programs) == 0 {
		t.Skip("initdb is not installed: the test wants a server that it may kill")
	}
	s := &restartable{t: t, program: filepath.Dir(programs[0]), as: &syscall.SysProcAttr{}}
	var err error
	if s.folder, err = os.MkdirTemp("", "restart"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(s.folder) })
	if os.Geteuid() == 0 {
		other, err := user.Lookup("nobody")
		if err != nil {
			t.Skip("initdb refuses root, and there is no user nobody")
		}
		uid, _ := strconv.ParseUint(other.Uid, 10, 32)
		gid, _ := strconv.ParseUint(other.Gid, 10, 32)
		s.as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(s.folder, int(uid), int(gid)); err != nil {
			t.Fatal(err)
		}
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, s.port, _ = net.SplitHostPort(free.Addr().String())
	free.Close()
	if said, err := s.command("initdb", "-D", "data", "-U", "lex", "-E", "UTF8", "--locale=C", "-A", "trust", "-N").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v: %s", err, said)
	}
	s.start()
	t.Cleanup(func() { s.stop(syscall.SIGINT) })
	return s
}

func (s *restartable) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.program, name), args...)
	c.Dir, c.SysProcAttr, c.Env = s.folder, s.as, append(os.Environ(), "HOME="+s.folder)
	return c
}

func (s *restartable) start() {
	s.t.Helper()
	s.process = s.command("postgres", "-D", "data", "-p", s.port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="+s.folder)
	var log bytes.Buffer
	s.process.Stderr = &log
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	for range 300 {
		if _, err := storetest.Exec(s.address(), "SELECT 1"); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("the server does not start: %s", log.String())
}

// stop ends the server by its process: SIGINT in order, SIGQUIT as if the power
// had failed.
func (s *restartable) stop(how syscall.Signal) {
	_ = s.process.Process.Signal(how)
	_ = s.process.Wait()
}

func (s *restartable) address() string {
	return "postgres://lex@127.0.0.1:" + s.port + "/postgres?sslmode=disable"
}

// TestServerRestartsInTheMiddle kills the server at several points of an import:
// all of it is stored or nothing, what is said is plain, and trying again helps.
func TestServerRestartsInTheMiddle(t *testing.T) {
	server := newRestartable(t)
	list := make([]person, 12_000)
	for i := range list {
		list[i] = person{Name: fmt.Sprint("Persona ", i), Country: fmt.Sprint("país ", i%50), Organization: fmt.Sprint("Casa ", i%3000)}
	}
	s := openAt(t, server.address(), store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "Ana Prueba", Country: "PE"}}})
	if got := count(t, s, store.Query{}).Totals.Participants; got != 1 {
		t.Fatalf("%d people", got)
	}
	for _, how := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGINT} {
		for after, name := range map[int]string{0: "at the beginning", 5_000: "among the rows", len(list): "before the end"} {
			b, err := s.Begin(t.Context(), store.File{Path: "b.xlsx", SHA256: "b"})
			if err != nil {
				t.Fatal(err)
			}
			w, err := b.Sheet(store.SheetInfo{Sheet: "Lista", Kind: "participants", HeaderRow: 1})
			for i := 0; i < len(list) && err == nil; i++ {
				if i == after {
					server.stop(how)
					server.start()
				}
				list[i].Row = i + 2
				err = w.Participant(&list[i])
			}
			if after == len(list) {
				server.stop(how)
				server.start()
			}
			if err == nil {
				_, err = b.Commit(t.Context())
			}
			var lost *store.ServerError
			if !errors.As(err, &lost) || !lost.Lost || lost.Hint == "" {
				t.Errorf("%s: error %v", name, err)
			}
			if err := b.Rollback(); err != nil {
				t.Errorf("%s: rollback: %v", name, err)
			}
			// The same store finds the server again; what it counts on was lost.
			if _, err := s.Count(t.Context(), store.Query{}); err != nil && !errors.As(err, &lost) {
				t.Errorf("%s: counting: %v", name, err)
			}
			if got := count(t, s, store.Query{}).Totals.Participants; got != 1 {
				t.Errorf("%s: %d people are stored, want 1", name, got)
			}
			if err := s.Verify(t.Context()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	put(t, s, "b.xlsx", sheet{people: list})
	if got := count(t, s, store.Query{}).Totals.Participants; got != len(list)+1 {
		t.Errorf("%d people at last, want %d", got, len(list)+1)
	}
}
