package mail

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// commandTime bounds how long a command may take.
const commandTime = 5 * time.Minute

// Run runs a command of the workspace by the shell, in a folder, with subject,
// text and facts as JSON on its standard input. What it prints goes to out.
func Run(ctx context.Context, command, folder string, m Message, out io.Writer) error {
	body := map[string]any{"subject": m.Subject, "text": m.Text}
	for name, value := range m.Facts {
		body[name] = value
	}
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write to the command: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, commandTime)
	defer cancel()
	run := shell(ctx, command)
	run.Dir = folder
	run.Stdin, run.Stdout, run.Stderr = bytes.NewReader(data), out, out
	run.WaitDelay = 5 * time.Second
	err = run.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("the command did not end within %s and was stopped", commandTime)
	case errors.As(err, &ended):
		return fmt.Errorf("the command ended with exit code %d", ended.ExitCode())
	}
	return errors.New("the command cannot be run")
}
