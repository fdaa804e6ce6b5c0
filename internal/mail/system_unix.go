//go:build unix

package mail

import (
	"context"
	"io/fs"
	"os/exec"
	"syscall"
)

func readableByOthers(info fs.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }

// shell runs a command in a process group of its own, so that what it started
// ends with it.
func shell(ctx context.Context, command string) *exec.Cmd {
	run := exec.CommandContext(ctx, "/bin/sh", "-c", command)
	run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	run.Cancel = func() error { return syscall.Kill(-run.Process.Pid, syscall.SIGKILL) }
	return run
}
