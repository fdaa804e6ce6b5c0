package main

import (
	"encoding/csv"
	"os"
)

// country is a line of the lexicon's table of countries.
type country struct{ alpha2, m49 string }

// readCountries reads the codes that the lexicon knows.
func readCountries() ([]country, error) {
	file, err := os.Open("../../internal/lexicon/countries.csv")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	var all []country
	for _, row := range rows[1:] {
		all = append(all, country{row[0], row[2]})
	}
	return all, nil
}
