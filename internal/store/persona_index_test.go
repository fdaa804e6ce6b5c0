package store

import "testing"

// TestPersonaIndexAgreesWithMap puts in keys of which many come again, some
// alike but for one part.
func TestPersonaIndexAgreesWithMap(t *testing.T) {
	var x personaIndex
	known := make(map[personaKey]uint32)
	for i := range int64(50_000) {
		key := personaKey{name: i * 7919 % 12_007, email: i % 3, organization: i % 5}
		want, seen := known[key]
		number, fresh := x.find(key)
		if fresh == seen || seen && number != want {
			t.Fatalf("key %d: number %d, fresh %v; want %d, fresh %v", i, number, fresh, want, !seen)
		}
		if fresh && number != uint32(len(known)) {
			t.Fatalf("key %d got number %d, want %d", i, number, len(known))
		}
		known[key] = number
	}
}
