package pdf

import (
	"encoding/binary"
	"math"
)

// colourProfile is an ICC profile (version 2.1) of the colours of screens, sRGB
// (IEC 61966-2-1): what the red, green and blue of the file are meant as.
func colourProfile() []byte {
	u32 := binary.BigEndian.AppendUint32
	u16 := binary.BigEndian.AppendUint16
	xyz := func(x, y, z float64) []byte {
		b := append([]byte("XYZ "), 0, 0, 0, 0)
		for _, v := range []float64{x, y, z} {
			b = u32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	name := "sRGB IEC61966-2.1"
	about := append([]byte("desc"), 0, 0, 0, 0)
	about = append(u32(about, uint32(len(name)+1)), name...)
	about = append(about, make([]byte, 1+4+4+2+1+67)...)
	rights := append(append([]byte("text"), 0, 0, 0, 0), "No rights reserved\x00"...)
	const steps = 1024
	curve := u32(append([]byte("curv"), 0, 0, 0, 0), steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = u16(curve, uint16(math.Round(v*65535)))
	}
	parts := []struct {
		tag  string
		data []byte
	}{
		{"desc", about}, {"cprt", rights}, {"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.7141)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all three
	}
	at := 128 + 4 + 12*len(parts)
	list, data := u32(nil, uint32(len(parts))), []byte(nil)
	last := [2]int{}
	for _, p := range parts {
		if p.data != nil {
			last = [2]int{at + len(data), len(p.data)}
			data = append(data, p.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		list = u32(u32(append(list, p.tag...), uint32(last[0])), uint32(last[1]))
	}
	head := u32(nil, uint32(at+len(data)))
	head = append(head, 0, 0, 0, 0)
	head = append(u32(head, 0x02100000), "mntrRGB XYZ "...)
	for _, v := range []uint16{2000, 1, 1, 0, 0, 0} {
		head = u16(head, v)
	}
	head = append(head, "acsp"...)
	head = append(head, make([]byte, 4+4+4+4+8+4)...)
	head = append(head, xyz(0.9642, 1, 0.8249)[8:]...)
	head = append(head, make([]byte, 128-len(head))...)
	return append(append(head, list...), data...)
}
