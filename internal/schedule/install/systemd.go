package install

import (
	"fmt"
	"path/filepath"
	"strings"
)

// hardening keeps lex from everything that it does not need. It writes into its
// folders alone, reaches the network for mail and webhooks, and gains no rights.
var hardening = []string{
	"ProtectSystem=strict", "PrivateTmp=true", "PrivateDevices=true", "ProtectHome=read-only", "ProtectClock=true", "ProtectHostname=true",
	"ProtectKernelLogs=true", "ProtectKernelModules=true", "ProtectKernelTunables=true", "ProtectControlGroups=true", "ProtectProc=invisible",
	"RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6", "RestrictNamespaces=true", "RestrictRealtime=true", "CapabilityBoundingSet=",
}

// modest is what the services of a user can do as well.
var modest = []string{
	"NoNewPrivileges=true", "RestrictSUIDSGID=true", "LockPersonality=true", "MemoryDenyWriteExecute=true", "SystemCallArchitectures=native",
	"SystemCallFilter=@system-service", "UMask=0077",
}

func systemdFiles(p Place) []File {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Makes the reports of %s that are due. Written by lex schedule install.", comment(p.Workspace))
	line("[Unit]")
	line("Description=lex: scheduled reports of %s", p.Name)
	if !p.PerUser {
		line("Wants=network-online.target")
		line("After=network-online.target")
	}
	line("RequiresMountsFor=%s", unitPath(p.Workspace))
	line("")
	line("[Service]")
	line("Type=oneshot")
	if !p.PerUser {
		line("User=%s", p.Account)
	}
	line("WorkingDirectory=%s", percent(p.Workspace))
	line("# A password for mail that is in no file: LEX_MAIL_PASSWORD=… in a file of mode 0600.")
	line("EnvironmentFile=-%s", percent(filepath.Join(p.Workspace, ".lex-environment")))
	command := unitWord(p.Program)
	if strings.ContainsAny(p.Program, "\"'\\$") {
		// systemd starts no program whose name holds these; the shell does.
		command = `/bin/sh -c "exec \"$$0\" \"$$@\"" ` + command
	}
	if p.Database != "" {
		command += " --database " + unitWord(p.Database)
	}
	line("ExecStart=%s --quiet schedule run --log -", command)
	line("# Another lex was writing: the next run does it.")
	line("SuccessExitStatus=4")
	line("TimeoutStartSec=4h")
	line("Nice=10")
	for _, h := range modest {
		line("%s", h)
	}
	if !p.PerUser {
		for _, h := range hardening {
			line("%s", h)
		}
		line("ReadWritePaths=%s", unitPath(p.Workspace))
		for _, folder := range p.Writable {
			line("ReadWritePaths=%s", unitPath("-"+folder)) // it need not be there yet
		}
	}
	service := b.String()
	b.Reset()
	line("# Calls lex every quarter of an hour; lex knows what is due.")
	line("[Unit]")
	line("Description=lex: look for scheduled reports of %s", p.Name)
	line("")
	line("[Timer]")
	line("OnCalendar=*:0/15")
	line("# What was missed while the machine was off is made up for.")
	line("Persistent=true")
	line("RandomizedDelaySec=60")
	line("")
	line("[Install]")
	line("WantedBy=timers.target")
	return []File{{unitName(p) + ".service", []byte(service)}, {unitName(p) + ".timer", []byte(b.String())}}
}

func unitName(p Place) string { return "lex-" + p.Name }

func systemdNext(p Place, folder string) []string {
	files := shellWord(filepath.Join(folder, unitName(p)+".service")) + " " + shellWord(filepath.Join(folder, unitName(p)+".timer"))
	if p.PerUser {
		return []string{
			"mkdir -p ~/.config/systemd/user && cp " + files + " ~/.config/systemd/user/",
			"systemctl --user daemon-reload && systemctl --user enable --now " + unitName(p) + ".timer",
			"loginctl enable-linger    # so that it runs while nobody is logged in",
			"journalctl --user -u " + unitName(p) + ".service    # what it did",
		}
	}
	return []string{
		"sudo cp " + files + " /etc/systemd/system/",
		"sudo systemctl daemon-reload && sudo systemctl enable --now " + unitName(p) + ".timer",
		"journalctl -u " + unitName(p) + ".service    # what it did",
	}
}

// percent keeps systemd from reading a % as a specifier.
func percent(text string) string { return strings.ReplaceAll(text, "%", "%%") }

// unitWord is one word of a command line.
func unitWord(text string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `$$`).Replace(percent(text))
	return `"` + text + `"`
}

// unitPath is one path in a list of paths.
func unitPath(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(percent(text)) + `"`
}

// comment keeps a text in its line.
func comment(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
}
