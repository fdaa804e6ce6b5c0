package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// topology is a TopoJSON file with one object, countries.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Objects   struct {
		Countries struct{ Geometries []geometry }
	}
	Arcs [][][2]float64
}

// geometry is one country: polygons of rings of arcs.
type geometry struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

// place is a longitude and a latitude in degrees.
type place [2]float64

func readTopology(path string) (*topology, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	// Points are stored as steps on a grid.
	for _, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for i, p := range arc {
			x, y = x+p[0], y+p[1]
			arc[i] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
	}
	return &t, nil
}

// rings returns the rings of a geometry as numbers of arcs.
func (g geometry) rings() ([][]int, error) {
	var polygons [][][]int
	if g.Type == "Polygon" {
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
		return nil, err
	}
	return slices.Concat(polygons...), nil
}

// places returns the points of one arc; the complement of a number is that arc
// backwards.
func (t *topology) places(arc int) []place {
	n := arc
	if arc < 0 {
		n = ^arc
	}
	points := make([]place, len(t.Arcs[n]))
	for i, p := range t.Arcs[n] {
		points[i] = place(p)
	}
	if arc < 0 {
		slices.Reverse(points)
	}
	return points
}

// ring joins arcs to a ring without the repeated last point.
func (t *topology) ring(arcs []int) []place {
	var points []place
	for _, arc := range arcs {
		points = append(points, t.places(arc)[1:]...)
	}
	return points
}

// merge joins the rings of two areas that touch: arcs that both have fall out,
// what is left closes to rings anew.
func (t *topology) merge(rings [][]int) [][]int {
	left := map[int]bool{}
	var order []int
	for _, ring := range rings {
		for _, arc := range ring {
			if left[^arc] {
				delete(left, ^arc)
				continue
			}
			left[arc] = true
			order = append(order, arc)
		}
	}
	var merged [][]int
	for _, first := range order {
		if !left[first] {
			continue
		}
		delete(left, first)
		ring := []int{first}
		for {
			end := t.places(ring[len(ring)-1])
			next, found := 0, false
			for _, arc := range order {
				if left[arc] && t.places(arc)[0] == end[len(end)-1] {
					next, found = arc, true
					break
				}
			}
			if !found {
				break
			}
			delete(left, next)
			ring = append(ring, next)
		}
		merged = append(merged, ring)
	}
	return merged
}
