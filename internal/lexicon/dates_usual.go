package lexicon

// usualDate reads the two forms that most dates have, 2017-06-19 and 19/06/2017,
// without the patterns of Date. It is false for others and for days that do not
// exist.
func usualDate(text string, order DateOrder) (DateMatch, bool) {
	if len(text) == len("2017-06-19") && text[4] == '-' && text[7] == '-' {
		year, month, date := figures(text[:4]), figures(text[5:7]), figures(text[8:])
		if year < 1800 || year > 2200 || month < 1 || month > 12 || date < 1 {
			return DateMatch{}, false
		}
		if date <= 28 {
			return DateMatch{ISO: text, OK: true}, true
		}
		match := day(text[:4], text[5:7], text[8:])
		return match, match.OK
	}
	i := short(text)
	j := i + 1 + short(text[min(i+1, len(text)):])
	if i == 0 || j == i+1 || len(text) != j+len("/2017") {
		return DateMatch{}, false
	}
	separator := text[i]
	if separator != '/' && separator != '-' && separator != '.' || text[j] != separator || figures(text[j+1:]) < 0 {
		return DateMatch{}, false
	}
	match := numbers(text[:i], text[i+1:j], text[j+1:], text[i:i+1], order)
	return match, match.OK
}

// short counts the figures at the start of a text, two at most.
func short(text string) int {
	n := 0
	for n < len(text) && n < 2 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// figures reads a short number, -1 when there is anything but figures in it.
func figures(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return -1
		}
		n = n*10 + int(text[i]-'0')
	}
	return n
}
