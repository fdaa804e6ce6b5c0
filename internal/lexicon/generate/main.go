// Command generate writes countries.csv from the Unicode CLDR. Give it the
// folder that holds cldr-localenames-full and cldr-core, as the argument or in
// the variable CLDR; it writes into the current folder.
package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

func main() {
	folder := os.Getenv("CLDR")
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	if err := generate(folder, "countries.csv"); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate(folder, target string) error {
	if folder == "" {
		return errors.New("name the folder of cldr-localenames-full and cldr-core, as the argument or in CLDR")
	}
	codes, err := readCodes(folder)
	if err != nil {
		return err
	}
	parents, err := readParents(folder)
	if err != nil {
		return err
	}
	names, err := readNames(folder)
	if err != nil {
		return err
	}
	rows := [][]string{{"alpha2", "alpha3", "m49", "ioc", "region", "en", "es", "fr", "pt", "other"}}
	for _, alpha2 := range countryCodes(codes, names["en"]) {
		row := []string{alpha2, codes[alpha2].Alpha3, codes[alpha2].Numeric, olympic[alpha2], parents[alpha2]}
		if alpha2 == "XK" {
			// Kosovo has no code in ISO 3166-1 or M49: the World Bank's serves, and
			// the numbers of CLDR are its own.
			row[1], row[2] = "XKX", ""
		}
		if row[1] == "" {
			return fmt.Errorf("country %s has no alpha-3 code", alpha2)
		}
		seen := map[string]bool{}
		for _, language := range lexicon.Languages {
			name := shortName(names[language], alpha2, language)
			if name == "" {
				return fmt.Errorf("country %s has no name in %s", alpha2, language)
			}
			seen[lexicon.Fold(name)] = true
			row = append(row, name)
		}
		rows = append(rows, append(row, strings.Join(otherNames(names, alpha2, seen), "|")))
	}
	file, err := os.Create(target)
	if err != nil {
		return err
	}
	writer := csv.NewWriter(file)
	if err := writer.WriteAll(rows); err != nil {
		return errors.Join(err, file.Close())
	}
	return file.Close()
}

// locales are read for their names: the four languages and their regional forms.
var locales = []string{"en", "es", "fr", "pt", "en-001", "en-AU", "en-CA", "en-IN", "es-419", "es-AR", "es-BO", "es-CL", "es-CO", "es-CR", "es-DO", "es-EC",
	"es-GT", "es-HN", "es-MX", "es-NI", "es-PA", "es-PE", "es-PR", "es-PY", "es-SV", "es-US", "es-UY", "es-VE", "fr-BE", "fr-CA", "fr-CH", "pt-PT", "pt-AO", "pt-MZ"}

// plain are the countries whose long name in CLDR carries a political remark
// that no report needs; their short form is used in all languages.
var plain = []string{"HK", "MO", "PS"}

// excluded have codes in CLDR but are no country or territory of ISO 3166-1.
var excluded = []string{"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

// printed are the names that the United Nations use where CLDR's short ones
// would look odd in a donor's report. The others are found all the same.
var printed = map[string]map[string]string{
	"CD": {"en": "Democratic Republic of the Congo", "es": "República Democrática del Congo", "fr": "République démocratique du Congo", "pt": "República Democrática do Congo"},
	"CG": {"en": "Republic of the Congo", "es": "República del Congo", "fr": "République du Congo", "pt": "República do Congo"},
	"MM": {"en": "Myanmar", "es": "Myanmar", "fr": "Myanmar", "pt": "Mianmar"},
}

func shortName(names map[string]string, alpha2, language string) string {
	if name := printed[alpha2][language]; name != "" {
		return name
	}
	for _, code := range plain {
		if code == alpha2 {
			return names[alpha2+"-alt-short"]
		}
	}
	if language == "en" {
		return strings.ReplaceAll(names[alpha2], " & ", " and ")
	}
	return names[alpha2]
}

// otherNames gathers the alternative names of a country in all locales. Very
// short ones could be mistaken for codes of other countries; aliases.csv decides
// on those.
func otherNames(names map[string]map[string]string, alpha2 string, seen map[string]bool) []string {
	var others []string
	for _, locale := range locales {
		for _, suffix := range []string{"", "-alt-variant", "-alt-short", "-alt-chagos"} {
			name := names[locale][alpha2+suffix]
			folded := lexicon.Fold(name)
			if len(strings.ReplaceAll(folded, " ", "")) <= 3 || seen[folded] {
				continue
			}
			seen[folded] = true
			others = append(others, name)
		}
	}
	return others
}

func countryCodes(codes map[string]code, english map[string]string) []string {
	skip := map[string]bool{}
	for _, c := range excluded {
		skip[c] = true
	}
	var list []string
	for key := range english {
		if len(key) == 2 && !skip[key] && codes[key].Alpha3 != "" {
			list = append(list, key)
		}
	}
	sort.Strings(list)
	return list
}

type code struct {
	Alpha3  string `json:"_alpha3"`
	Numeric string `json:"_numeric"`
}

func readCodes(folder string) (map[string]code, error) {
	var file struct {
		Supplemental struct {
			CodeMappings map[string]code `json:"codeMappings"`
		} `json:"supplemental"`
	}
	err := readJSON(filepath.Join(folder, "cldr-core", "supplemental", "codeMappings.json"), &file)
	return file.Supplemental.CodeMappings, err
}

// readParents maps a country to its region of the lowest level.
func readParents(folder string) (map[string]string, error) {
	var file struct {
		Supplemental struct {
			Containment map[string]struct {
				Contains []string `json:"_contains"`
			} `json:"territoryContainment"`
		} `json:"supplemental"`
	}
	err := readJSON(filepath.Join(folder, "cldr-core", "supplemental", "territoryContainment.json"), &file)
	parents := map[string]string{}
	for region, list := range file.Supplemental.Containment {
		for _, member := range list.Contains {
			if len(region) == 3 && len(member) == 2 {
				parents[member] = region
			}
		}
	}
	return parents, err
}

func readNames(folder string) (map[string]map[string]string, error) {
	names := map[string]map[string]string{}
	for _, locale := range locales {
		var file struct {
			Main map[string]struct {
				Names struct {
					Territories map[string]string `json:"territories"`
				} `json:"localeDisplayNames"`
			} `json:"main"`
		}
		err := readJSON(filepath.Join(folder, "cldr-localenames-full", "main", locale, "territories.json"), &file)
		if err != nil {
			return nil, err
		}
		names[locale] = file.Main[locale].Names.Territories
	}
	return names, nil
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}
