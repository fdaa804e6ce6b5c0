package lexicon

// OnPage says what somebody who works on the preview's page, without a terminal,
// does about what a check has found; "" where the check's own hint will do, since
// it speaks of no command.
func OnPage(check, lang string) string {
	key := "page." + check
	if !HasWord(key) {
		return ""
	}
	return Fill(key, lang, "again", Word("page.again", lang))
}
