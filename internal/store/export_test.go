package store

// CountInMemoryFrom sets the number of rows from which counting is done in
// memory, and returns the reset.
func CountInMemoryFrom(rows int64) (reset func()) {
	before := ledgerRows
	ledgerRows = rows
	return func() { ledgerRows = before }
}
