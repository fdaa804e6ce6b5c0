package checks

import "sync"

// beside runs take on what read hands over, in order, while read goes on
// reading. All is taken when it returns, whether reading failed or not.
func beside[T any](read func(hand func(T)) error, take func(T)) error {
	const parcel = 512
	parcels := make(chan []T, 2)
	var taker sync.WaitGroup
	taker.Go(func() {
		for list := range parcels {
			for _, one := range list {
				take(one)
			}
		}
	})
	var list []T
	err := read(func(one T) {
		if list = append(list, one); len(list) == parcel {
			parcels <- list
			list = make([]T, 0, parcel)
		}
	})
	parcels <- list
	close(parcels)
	taker.Wait()
	return err
}
