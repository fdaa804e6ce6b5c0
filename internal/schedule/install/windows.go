package install

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"
)

// windowsFiles writes a task as the Task Scheduler exports one: UTF-16 with a
// byte order mark, which schtasks asks for.
func windowsFiles(p Place) []File {
	arguments := "--quiet schedule run --log " + windowsWord(p.Log)
	if p.Database != "" {
		arguments = "--database " + windowsWord(p.Database) + " " + arguments
	}
	text := fmt.Sprintf(taskForm, xmlText("Makes the reports of "+p.Workspace+" that are due. Written by lex schedule install."),
		xmlText(p.Program), xmlText(arguments), xmlText(p.Workspace))
	text = strings.ReplaceAll(text, "\n", "\r\n")
	var b bytes.Buffer
	b.Write([]byte{0xff, 0xfe})
	for _, unit := range utf16.Encode([]rune(text)) {
		b.Write(binary.LittleEndian.AppendUint16(nil, unit))
	}
	return []File{{"lex-" + p.Name + ".xml", b.Bytes()}}
}

// taskForm calls lex every quarter of an hour, makes up for a missed call, never
// runs two at a time, and runs on battery.
const taskForm = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>%s</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Repetition>
        <Interval>PT15M</Interval>
        <Duration>P1D</Duration>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <StartBoundary>2018-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>Password</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <ExecutionTimeLimit>PT4H</ExecutionTimeLimit>
    <Priority>7</Priority>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>%s</Command>
      <Arguments>%s</Arguments>
      <WorkingDirectory>%s</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`

func windowsNext(p Place, folder string) []string {
	file := strings.TrimRight(folder, `\/`) + `\lex-` + p.Name + ".xml"
	return []string{
		fmt.Sprintf(`schtasks /Create /TN "lex %s" /XML %s /RU "%%USERDOMAIN%%\%%USERNAME%%" /RP *`, p.Name, windowsWord(file)) +
			"    asks for your password, so that it runs while nobody is logged in",
		fmt.Sprintf(`schtasks /Run /TN "lex %s"`, p.Name) + "    tries it now",
		"type " + windowsWord(p.Log) + "    what it did",
	}
}

func xmlText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}

// windowsWord is one word of a command line: a path holds no quotation marks
// there, and one that ends in a backslash would swallow the closing one.
func windowsWord(text string) string {
	text = strings.ReplaceAll(text, `"`, "")
	if strings.HasSuffix(text, `\`) {
		text += `\`
	}
	return `"` + text + `"`
}
