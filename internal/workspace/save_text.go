package workspace

import (
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// The text of lex.yaml is edited in place, by lines: a YAML writer would lose
// empty lines and lay comments out anew.

// insertRule adds a rule before the rule of that number, or at the end for -1.
func insertRule(data []byte, rule ImportRule, before int) ([]byte, Saved, error) {
	saved := Saved{Rule: rule, Changed: true}
	top, key, list := importsOf(data)
	lines := splitLines(data)
	item := func(indent int) string { return strings.Repeat(" ", indent) + "- " + flowRule(rule) }
	switch {
	case key == nil && top != nil && top.Style&yaml.FlowStyle != 0 && !isNull(top):
		return nil, saved, byHand(rule)
	case key == nil:
		if len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) != "" {
			lines = append(lines, "")
		}
		lines = append(lines, "imports:", item(2))
	case isNull(list):
		lines = insertLines(lines, key.Line, item(key.Column+1))
	case list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0:
		return nil, saved, byHand(rule)
	case before >= 0:
		at := dashLine(lines, list.Content[before])
		lines = insertLines(lines, at-1-commentsAbove(lines, at, indentOf(lines[at-1])), item(indentOf(lines[at-1])))
	default:
		last := list.Content[len(list.Content)-1]
		at := dashLine(lines, last)
		indent := indentOf(lines[at-1])
		lines = insertLines(lines, itemEnd(lines, at, indent), item(indent))
	}
	out := joinLines(lines)
	if err := proveRule(out, rule); err != nil {
		return nil, saved, err
	}
	return out, saved, nil
}

// completeRule writes what merged says beyond have into the rule of that number.
func completeRule(data []byte, number int, have, merged ImportRule) ([]byte, error) {
	_, _, list := importsOf(data)
	node := list.Content[number]
	lines := splitLines(data)
	if node.Style&yaml.FlowStyle != 0 {
		from := offset(lines, node)
		end, ok := flowEnd(data, from)
		if !ok {
			return nil, byHand(merged)
		}
		return replaceBytes(data, from, end, flowRule(merged)), nil
	}
	at := dashLine(lines, node)
	end, indent := itemEnd(lines, at, indentOf(lines[at-1])), strings.Repeat(" ", node.Column-1)
	var fresh []string
	add := func(line string) { fresh = append(fresh, indent+line) }
	if have.As != merged.As {
		add("as: " + string(merged.As))
	}
	for _, field := range []struct{ key, have, merged string }{
		{"sheet", have.Sheet, merged.Sheet}, {"exchange", have.Exchange, merged.Exchange}, {"language", have.Language, merged.Language},
	} {
		if field.have != field.merged {
			add(field.key + ": " + text(field.merged))
		}
	}
	if have.HeaderRow != merged.HeaderRow {
		add("header_row: " + itoa(merged.HeaderRow))
	}
	if have.Hidden != merged.Hidden {
		add("hidden: true")
	}
	mapped, dropped := child(node, "map"), child(node, "drop")
	moreMap, moreDrop := merged.Map[len(have.Map):], merged.Drop[len(have.Drop):]
	if mapped == nil && len(moreMap) > 0 {
		add("map: " + flowMap(moreMap))
	}
	if dropped == nil && len(moreDrop) > 0 {
		add("drop: " + flowList(moreDrop))
	}
	// From the end to the beginning, so that lines keep their numbers.
	out := joinLines(insertLines(lines, end, fresh...))
	var err error
	if mapped != nil && len(moreMap) > 0 {
		var block []string
		for _, m := range moreMap {
			block = append(block, text(m.Heading)+": "+m.Field)
		}
		out, err = extend(out, mapped, flowMap(merged.Map), block)
	}
	if err == nil && dropped != nil && len(moreDrop) > 0 {
		var block []string
		for _, heading := range moreDrop {
			block = append(block, "- "+text(heading))
		}
		// The mapping above may have grown: the list is sought again.
		_, _, list := importsOf(out)
		out, err = extend(out, child(list.Content[number], "drop"), flowList(merged.Drop), block)
	}
	if err != nil {
		return nil, byHand(merged)
	}
	return out, nil
}

// extend adds lines to a block, or writes a flow anew.
func extend(data []byte, node *yaml.Node, flow string, block []string) ([]byte, error) {
	lines := splitLines(data)
	if node.Style&yaml.FlowStyle != 0 {
		from := offset(lines, node)
		end, ok := flowEnd(data, from)
		if !ok {
			return nil, errNotEdited
		}
		return replaceBytes(data, from, end, flow), nil
	}
	if len(node.Content) == 0 {
		return nil, errNotEdited
	}
	indent := strings.Repeat(" ", node.Column-1)
	for i, line := range block {
		block[i] = indent + line
	}
	return joinLines(insertLines(lines, node.Content[len(node.Content)-1].Line, block...)), nil
}

func child(node *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}

// dashLine is the line, from 1, of the dash before an item.
func dashLine(lines []string, item *yaml.Node) int {
	for at := item.Line; at > 0; at-- {
		if strings.HasPrefix(strings.TrimLeft(lines[at-1], " "), "-") {
			return at
		}
	}
	return item.Line
}

// itemEnd is the last line, from 1, of the item whose dash stands in a line.
func itemEnd(lines []string, dash, indent int) int {
	end := dash
	for at := dash; at < len(lines); at++ {
		line := lines[at]
		switch {
		case strings.TrimSpace(line) == "":
			continue
		case indentOf(line) > indent:
			end = at + 1
			continue
		}
		break
	}
	return end
}

// commentsAbove counts the lines of remarks right above an item: they are about
// that item and stay with it.
func commentsAbove(lines []string, dash, indent int) int {
	n := 0
	for at := dash - 2; at >= 0 && indentOf(lines[at]) >= indent && strings.HasPrefix(strings.TrimSpace(lines[at]), "#"); at-- {
		n++
	}
	return n
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func splitLines(data []byte) []string {
	if len(data) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

func joinLines(lines []string) []byte { return []byte(strings.Join(lines, "\n") + "\n") }

func insertLines(lines []string, at int, fresh ...string) []string {
	return append(append(append([]string{}, lines[:at]...), fresh...), lines[at:]...)
}
