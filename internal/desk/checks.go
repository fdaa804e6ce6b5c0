package desk

import "github.com/namati/lex/internal/records"

// Checks lists what `lex report --check` looks at, in the order in which a desk
// officer goes through a report.
var Checks = []Check{
	{"section-missing", records.Error, "A section that the donor demands is not there.", missingSections},
	{"section-order", records.Error, "Sections stand in another order than the donor demands.", disorderedSections},
	{"section-empty", records.Warning, "Nothing stands under a heading; an error where the donor demands the section.", emptySections},
	{"pages-over", records.Error, "The report has more pages than the donor takes.", tooManyPages},
	{"words-over", records.Error, "The prose has more words than the donor takes.", tooManyWords},
	{"layout-unmet", records.Warning, "The form asks for paper, type or margins, and no format of the report has pages.", unmetLayout},
	{"report-date", records.Error, "The report is dated after the last day on which the donor takes it, or before the end of what it covers.", wrongDate},
	{"signature-blank", records.Warning, "A signature is demanded, and nobody is named to sign.", blankSignature},
	{"placeholder-left", records.Error, "Words such as TODO, TBD or […] stand where text is still to come.", leftBehind},
	{"link-dead", records.Error, "A link is empty or malformed, or leads to a file or into a network that the reader cannot reach; with --online, also one that does not answer.", deadLinks},
	{"link-text", records.Warning, "The words of a link, such as \"here\", do not say where it leads.", vagueLinks},
	{"name-misspelt", records.Warning, "A name in the prose is nearly one of the register: organizations, grantee, funds, donors, exchanges.", misspeltNames},
	{"number-missing", records.Error, "A table says n/a, or the like, where the donor expects a number.", missingNumbers},
	{"total-wrong", records.Error, "A total is not the sum of its rows, or shares do not make 100 %.", wrongTotals},
	{"groups-uneven", records.Error, "The groups of an indicator do not add up to the whole.", unevenGroups},
	{"budget-over", records.Error, "The budget, or what was spent, is not the amount of the grant.", overBudget},
	{"personnel-over", records.Error, "Personnel takes more of the budget than the fund allows.", tooMuchPersonnel},
	{"overheads-refused", records.Error, "The budget pays overheads, and the fund pays none.", refusedOverheads},
	{"category-missing", records.Warning, "A rule of the fund cannot be checked on a budget line, since nobody says what it pays for.", uncategorised},
	{"currency-mixed", records.Warning, "An amount stands in another currency than the grant.", mixedCurrencies},
	{"heading-style", records.Warning, "A heading ends in a mark, lacks a number that others have, shouts, or leaves a level out.", mixedHeadings},
	{"word-repeated", records.Warning, "A word stands twice in a row.", repeatedWords},
	{"prose-language", records.Warning, "A passage is in another language than the report.", foreignProse},
	{"picture-unnamed", records.Warning, "A picture or chart has no words for those who cannot see it.", unnamedPictures},
	{"table-wide", records.Warning, "A table is wider than the page.", wideTables},
}
