package store_test

import (
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestCountOrganizations(t *testing.T) {
	runCountCases(t, []countCase{
		{
			name: "articles, case, accents, acronyms in brackets and aliases",
			sheets: people(person{Name: "A B", Organization: "La Coordinadora"}, person{Name: "C D", Organization: "COORDINADORA"},
				person{Name: "E F", Organization: "Asociación Pro Derechos Nuevos (APRODEN)"}, person{Name: "G H", Organization: "APRODEN"},
				person{Name: "I J", Organization: "Asociacion Pro Derechos Nuevos"}, person{Name: "K L", Organization: "IRDX"}, person{Name: "M N", Organization: "IDRX"}),
			by:   []string{"organization"},
			rows: "asociacion-pro-derechos-nuevos: 3/3/1\ncoordinadora: 2/2/1\nidrx: 2/2/1\n", totals: "7/7/3 0 0 7",
		},
		{
			name: "an acronym of two full names joins neither",
			sheets: people(person{Name: "A B", Organization: "Acción Por Derechos (APD)"}, person{Name: "C D", Organization: "Asamblea Para Debates (APD)"},
				person{Name: "E F", Organization: "APD"}),
			by: []string{"organization"}, rows: "accion-por-derechos: 1/1/1\napd: 1/1/1\nasamblea-para-debates: 1/1/1\n", totals: "3/3/3 0 0 3",
		},
		{
			name: "the acronym column of a list; listed and named are one",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Organization: "RSN"}, {Name: "C D", Organization: "Red Sur Norte"}}},
				{name: "b", organizations: []organization{{Name: "Red Sur-Norte", Acronym: "RSN", Country: "PE"}, {Name: "Solo Lista", Country: "PE"}}},
			},
			by: []string{"country"}, rows: "PE: 2/2/2\n", totals: "2/2/2 1 0 2",
		},
		{
			name: "own values: list first, else those of its participants; regional ones have no country",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Country: "AR", Organization: "Listada"}, {Name: "C D", Country: "CL", Organization: "Nombrada"},
					{Name: "E F", Country: "PE", Organization: "Nombrada"}, {Name: "G H", Organization: "Red Regional"}}},
				{name: "b", organizations: []organization{{Name: "Listada", Country: "PE", Type: "ONG"}, {Name: "Red Regional", Country: "EC", Scope: "regional"}}},
			},
			by: []string{"country"}, rows: "PE: 1/1/2\n: 1/1/1\nCL: 1/1/1\nAR: 1/1/0\n", totals: "4/4/3 3 0 4",
		},
		{
			name: "by type, of people through their organization",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Organization: "Uno"}, {Name: "C D", Organization: "Dos"}, {Name: "E F"}}},
				{name: "b", organizations: []organization{{Name: "Uno", Type: "ONG"}, {Name: "Tres", Type: "ong"}}},
			},
			by: []string{"organization_type"}, rows: ": 2/2/1\nong: 1/1/2\n", totals: "3/3/3 0 0 3",
		},
		{
			name: "by what only people have: by the people that name it",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Sex: "F", Organization: "Uno"}, {Name: "C D", Sex: "M", Organization: "Uno"}}},
				{name: "b", organizations: []organization{{Name: "Solo Lista"}}},
			},
			by: []string{"sex"}, rows: "F: 1/1/1\nM: 1/1/1\n", totals: "2/2/2 0 0 2",
		},
		{
			name: "a list counts with its exchange",
			sheets: []sheet{
				{name: "a", exchange: "lima-2017", people: []person{{Name: "A B", Organization: "Uno"}}},
				{name: "b", exchange: "lima-2017", organizations: []organization{{Name: "Dos"}}},
				{name: "c", exchange: "quito-2018", organizations: []organization{{Name: "Tres"}}},
				{name: "d", organizations: []organization{{Name: "Cuatro"}, {Name: "Uno"}}},
			},
			by: []string{"exchange"}, rows: "lima-2017: 1/1/2\n: 0/0/1\nquito-2018: 0/0/1\n", totals: "1/1/4 0 2 1",
		},
		{
			name: "an exchange cuts lists of other exchanges and of none",
			sheets: []sheet{
				{name: "b", exchange: "lima-2017", organizations: []organization{{Name: "Dos", Country: "PE"}}},
				{name: "c", exchange: "quito-2018", organizations: []organization{{Name: "Tres"}}},
				{name: "d", organizations: []organization{{Name: "Cuatro"}}},
			},
			by: []string{"country"}, where: where("exchange", "Lima Exchange"), rows: "PE: 0/0/1\n", totals: "0/0/1 1 1 0",
		},
		{
			name: "without participants the countries are those of the organizations",
			sheets: []sheet{{organizations: []organization{{Name: "Uno", Country: "PE"}, {Name: "Dos", Country: "Chile"}, {Name: "Tres", Country: "Internacional"},
				{Name: "Cuatro"}}}},
			totals: "0/0/4 2 0 0",
		},
		{
			name: "a cell that names several counts for each of them",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Country: "CL", Organization: "Uno y Dos"}, {Name: "C D", Organization: "Dos; Tres"},
					{Name: "E F", Organization: "Uno | Nueva"}, {Name: "G H", Organization: "Infancia y Juventud"}, {Name: "I J", Organization: "Uno / Nadie"}}},
				{name: "b", organizations: []organization{{Name: "Uno", Country: "PE", Type: "ONG"}, {Name: "Dos", Country: "AR", Type: "red"}, {Name: "Tres", Country: "AR"}}},
			},
			by: []string{"organization"}, rows: "dos: 2/2/1\nuno: 2/2/1\ninfancia-y-juventud: 1/1/1\nnueva: 1/1/1\ntres: 1/1/1\nuno-nadie: 1/1/1\n", totals: "5/5/6 2 0 5",
		},
		{
			name: "by organization and type, each has its own",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Organization: "Uno; Dos"}}},
				{name: "b", organizations: []organization{{Name: "Uno", Type: "ONG"}, {Name: "Dos", Type: "red"}, {Name: "Dos", Type: "centro"}}},
			},
			by: []string{"organization", "organization_type"}, rows: "dos,centro: 1/1/1\ndos,red: 1/1/1\nuno,ong: 1/1/1\n", totals: "1/1/2 0 0 1",
		},
		{
			name: "who states no country has the only one that all their organizations have",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Organization: "Dos; Tres"}, {Name: "C D", Organization: "Uno; Dos"}, {Name: "E F", Organization: "Uno; Nadie"}}},
				{name: "b", organizations: []organization{{Name: "Uno", Country: "PE"}, {Name: "Dos", Country: "AR"}, {Name: "Tres", Country: "AR"}}},
			},
			by: []string{"country"}, rows: ": 2/2/1\nAR: 1/1/2\nPE: 0/0/1\n", totals: "3/3/4 1 0 3",
		},
		{
			name: "a filter by one of them leaves the others out",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Organization: "Uno; Dos"}, {Name: "C D", Organization: "Dos"}}},
			},
			by: []string{"organization"}, where: where("organization", "uno"), rows: "uno: 1/1/1\n", totals: "1/1/1 0 0 1",
		},
		{
			name: "who does not count does not bring an organization in, but tells its country",
			sheets: people(person{Name: "A B", Status: "absent", Organization: "Uno", Country: "PE"}, person{Name: "C D", Status: "absent", Organization: "Dos"},
				person{Name: "E F", Organization: "Uno"}),
			by: []string{"country"}, rows: "PE: 1/1/1\n", totals: "1/1/1 1 0 1",
		},
	})
}

func TestCountPeriods(t *testing.T) {
	occasions := []sheet{
		{name: "a", exchange: "lima-2017", people: []person{{Name: "A B", Organization: "Uno", Date: "2016-01-01"}}},
		{name: "b", people: []person{{Name: "A B", Organization: "Uno", Date: "2018-05-15"}, {Name: "C D", Date: "2018-02"}, {Name: "E F", Date: "2018"}}},
		{name: "c", exchange: "someday", people: []person{{Name: "G H", Date: "2017-12-31"}}},
		{name: "d", people: []person{{Name: "I J"}}},
		{name: "e", exchange: "quito-2018", organizations: []organization{{Name: "Dos"}}},
		{name: "f", organizations: []organization{{Name: "Tres"}}},
	}
	period := func(label, start, end string) records.Period {
		return records.Period{Label: label, Start: start, End: end}
	}
	runCountCases(t, []countCase{
		{name: "years", sheets: occasions, by: []string{"year"},
			rows: "2018: 3/3/2\n2017: 2/2/1\n: 1/1/1\n", totals: "5/6/3 0 3 6"},
		{name: "quarters by the exchange's start, else the own date", sheets: occasions, by: []string{"quarter"},
			rows: ": 2/2/1\n2018-Q2: 1/1/2\n2017-Q2: 1/1/1\n2017-Q4: 1/1/0\n2018-Q1: 1/1/0\n", totals: "5/6/3 0 3 6"},
		{name: "months", sheets: occasions, by: []string{"month"},
			rows: ": 2/2/1\n2018-05: 1/1/2\n2017-06: 1/1/1\n2017-12: 1/1/0\n2018-02: 1/1/0\n", totals: "5/6/3 0 3 6"},
		{name: "an exchange belongs to every period that it touches", sheets: occasions, period: period("2017-Q3", "2017-07-01", "2017-09-30"),
			totals: "1/1/1 0 1 1", undated: 2},
		{name: "dates before months and years before days", sheets: occasions, period: period("2018-Q1", "2018-01-01", "2018-03-31"),
			totals: "2/2/0 0 0 2", undated: 2},
		{name: "an exchange without days leaves the rows their own", sheets: occasions, period: period("", "2017-12-31", "2017-12-31"),
			totals: "1/1/0 0 1 1", undated: 2},
		{name: "open ends", sheets: occasions, period: period("", "2018-05-15", ""),
			totals: "2/2/2 0 1 2", undated: 2},
		{name: "a year as a filter", sheets: occasions, where: where("year", "2017"), by: []string{"exchange"},
			rows: "lima-2017: 1/1/1\nsomeday: 1/1/0\n", totals: "2/2/1 0 2 2"},
	})
}
