package store

import (
	"cmp"
	"context"
	"slices"
)

// version is what the rows of an import are compared by: who they are and, in
// short, what they say.
type version struct {
	identity int64
	content  uint32
}

// versionsOf reads the versions of all rows of a participants import, sorted.
func versionsOf(ctx context.Context, q querier, sheet sheetRows) ([]version, error) {
	list, err := readVersions(ctx, q, sheet)
	slices.SortFunc(list, func(a, b version) int {
		return cmp.Or(cmp.Compare(a.identity, b.identity), cmp.Compare(a.content, b.content))
	})
	return list, err
}

// readVersions reads them in the order of the rows.
func readVersions(ctx context.Context, q querier, sheet sheetRows) ([]version, error) {
	rows := sheet.last - sheet.first + 1
	identities, err := identitiesOf(ctx, q, sheet.id)
	if err != nil {
		return nil, err
	}
	personas, err := readColumn[uint32](ctx, q, sheet.id, fieldNames[fieldPersona], rows)
	if err != nil {
		return nil, err
	}
	contents, err := readColumn[uint32](ctx, q, sheet.id, fieldNames[fieldContent], rows)
	if err != nil {
		return nil, err
	}
	list := make([]version, rows)
	for i := range list {
		if int(personas[i]) >= len(identities) {
			return nil, damaged(errPacked, personaIdentity)
		}
		list[i] = version{int64(identities[personas[i]]), contents[i]}
	}
	return list, nil
}

func identitiesOf(ctx context.Context, q querier, source int64) ([]uint64, error) {
	var list []uint64
	err := eachChunk(ctx, q, source, personaIdentity, func(values []uint64) error {
		list = append(list, values...)
		return nil
	})
	return list, err
}

// inCommon counts how many entries two sorted lists share, each as often as it
// stands on both sides.
func inCommon[T any](a, b []T, compare func(a, b T) int) int64 {
	var n int64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// compareParticipants counts how many rows of two imports are of the same
// person, and how many of those say the same.
func compareParticipants(ctx context.Context, q querier, fresh, old sheetRows) (same, equal int64, err error) {
	a, err := versionsOf(ctx, q, fresh)
	if err != nil {
		return 0, 0, err
	}
	b, err := versionsOf(ctx, q, old)
	if err != nil {
		return 0, 0, err
	}
	byIdentity := func(a, b version) int { return cmp.Compare(a.identity, b.identity) }
	both := func(a, b version) int { return cmp.Or(byIdentity(a, b), cmp.Compare(a.content, b.content)) }
	return inCommon(a, b, byIdentity), inCommon(a, b, both), nil
}

// sample is a part of the identities of an import, sorted, each once: the same
// people are in the sample of every import.
func sample(ctx context.Context, q querier, source, every int64) ([]int64, error) {
	var list []int64
	err := eachChunk(ctx, q, source, personaIdentity, func(values []uint64) error {
		for _, v := range values {
			if int64(v)%every == 0 {
				list = append(list, int64(v))
			}
		}
		return nil
	})
	slices.Sort(list)
	return slices.Compact(list), err
}
