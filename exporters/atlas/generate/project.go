package main

import "math"

// project puts a place onto the sheet in the Natural Earth projection
// (Šavrič, Jenny, Patterson, Petrovič and Hurni, 2011): x to the right from 0
// to 1000, y downwards from 84° north.
func project(p place) (x, y float64) {
	const scale = 1000 / (2 * math.Pi * 0.8707)
	return 500 + scale*xOf(p), scale * (yOf(84) - yOf(p[1]))
}

func xOf(p place) float64 {
	f := p[1] * math.Pi / 180
	f2 := f * f
	f4 := f2 * f2
	return p[0] * math.Pi / 180 * (0.8707 - 0.131979*f2 + f4*(-0.013791+f4*(0.003971*f2-0.001529*f4)))
}

func yOf(latitude float64) float64 {
	f := latitude * math.Pi / 180
	f2 := f * f
	f4 := f2 * f2
	return f * (1.007226 + f2*(0.015085+f4*(-0.044475+0.028874*f2-0.005916*f4)))
}
