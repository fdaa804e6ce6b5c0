package store

// CountInMemoryFrom sets the number of rows from which counting is done in
// memory and answers are kept, and returns the reset.
func CountInMemoryFrom(rows int64) (reset func()) {
	file, server := *sqliteDialect, *postgresDialect
	for _, d := range []*dialect{sqliteDialect, postgresDialect} {
		d.ledgerRows, d.keptRows = rows, rows
	}
	if rows > 0 { // temporary tables are made
		postgresDialect.beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ"
	}
	return func() { *sqliteDialect, *postgresDialect = file, server }
}
