//go:build !unix

package mail

import (
	"context"
	"io/fs"
	"os/exec"
)

// readableByOthers is false where rights are not bits of the mode.
func readableByOthers(fs.FileInfo) bool { return false }

func shell(ctx context.Context, command string) *exec.Cmd {
	return exec.CommandContext(ctx, "cmd", "/C", command)
}
