package document

// TableIDs numbers the tables among the blocks by their IDs, from 1, those
// inside of lists and quotes too. Of two with one ID the first counts.
func TableIDs(blocks []Block) map[string]int {
	ids := map[string]int{}
	number(blocks, ids)
	return ids
}

func number(blocks []Block, ids map[string]int) {
	for _, block := range blocks {
		switch b := block.(type) {
		case Table:
			if _, ok := ids[b.ID]; !ok && b.ID != "" {
				ids[b.ID] = len(ids) + 1
			}
		case List:
			for _, item := range b.Items {
				number(item, ids)
			}
		case Quote:
			number(b.Text, ids)
			number(b.Original, ids)
		}
	}
}
