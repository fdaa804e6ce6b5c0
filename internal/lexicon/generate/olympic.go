package main

// olympic holds the codes of the International Olympic Committee that differ
// from ISO 3166-1 alpha-3 and mean no other country there (so not ANT, BRN …).
var olympic = map[string]string{
	"AE": "UAE", "AO": "ANG", "AS": "ASA", "AW": "ARU", "BB": "BAR", "BD": "BAN",
	"BG": "BUL", "BM": "BER", "BN": "BRU", "BS": "BAH", "BT": "BHU", "BW": "BOT", "BZ": "BIZ", "CG": "CGO", "CH": "SUI", "CL": "CHI", "CR": "CRC",
	"DE": "GER", "DK": "DEN", "DZ": "ALG", "FJ": "FIJ", "GD": "GRN", "GM": "GAM", "GN": "GUI", "GQ": "GEQ", "GR": "GRE", "GT": "GUA",
	"GW": "GBS", "HN": "HON", "HR": "CRO", "HT": "HAI", "ID": "INA", "IR": "IRI", "KH": "CAM", "KN": "SKN", "KW": "KUW", "KY": "CAY",
	"LK": "SRI", "LS": "LES", "LV": "LAT", "LY": "LBA", "MC": "MON", "MG": "MAD", "MM": "MYA", "MN": "MGL", "MR": "MTN", "MU": "MRI", "MW": "MAW", "MY": "MAS",
	"NE": "NIG", "NG": "NGR", "NI": "NCA", "NL": "NED", "NP": "NEP", "OM": "OMA", "PH": "PHI", "PR": "PUR", "PS": "PLE", "PT": "POR", "PY": "PAR",
	"SA": "KSA", "SB": "SOL", "SC": "SEY", "SD": "SUD", "SI": "SLO", "SV": "ESA", "TD": "CHA", "TG": "TOG", "TO": "TGA", "TW": "TPE", "TZ": "TAN",
	"UY": "URU", "VC": "VIN", "VG": "IVB", "VI": "ISV", "VN": "VIE", "VU": "VAN", "WS": "SAM", "XK": "KOS", "ZA": "RSA", "ZM": "ZAM", "ZW": "ZIM",
	"LB": "LIB",
}
