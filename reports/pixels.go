package reports

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
)

// scaled brings a picture down to the size of print: each pixel becomes the mean
// of those that it stands for. It goes strip by strip, so that a large picture
// is not in memory twice.
func scaled(pixels image.Image) image.Image {
	b := pixels.Bounds()
	longer := max(b.Dx(), b.Dy())
	if longer <= printPixels {
		return pixels
	}
	width, height := max(1, b.Dx()*printPixels/longer), max(1, b.Dy()*printPixels/longer)
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		top, bottom := y*b.Dy()/height, max(y*b.Dy()/height+1, (y+1)*b.Dy()/height)
		strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), bottom-top))
		draw.Draw(strip, strip.Bounds(), pixels, image.Pt(b.Min.X, b.Min.Y+top), draw.Src)
		for x := range width {
			left, right := x*b.Dx()/width, max(x*b.Dx()/width+1, (x+1)*b.Dx()/width)
			to.SetRGBA(x, y, mean(strip, left, right))
		}
	}
	return to
}

// mean is the mean colour of the columns of a strip; its colours are multiplied
// by their alpha already, as a mean wants them.
func mean(strip *image.RGBA, left, right int) color.RGBA {
	var sums [4]int
	rows := strip.Bounds().Dy()
	for y := range rows {
		row := strip.Pix[strip.PixOffset(left, y) : strip.PixOffset(right-1, y)+4]
		for i, value := range row {
			sums[i%4] += int(value)
		}
	}
	n := rows * (right - left)
	half := n / 2
	return color.RGBA{uint8((sums[0] + half) / n), uint8((sums[1] + half) / n), uint8((sums[2] + half) / n), uint8((sums[3] + half) / n)}
}

// orientation reads from a JPEG how the camera was held (EXIF tag 0x0112), 1 to
// 8; 1, upright, where nothing tells. The tag is lost with the rest of what the
// camera wrote, so that the pixels have to be turned.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		if length < 2 || at+2+length > len(data) || data[at+1] == 0xda {
			return 1
		}
		if segment := data[at+4 : at+2+length]; data[at+1] == 0xe1 && bytes.HasPrefix(segment, []byte("Exif\x00\x00")) {
			return tiffOrientation(segment[6:])
		}
		at += 2 + length
	}
	return 1
}

func tiffOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	first := int(order.Uint32(tiff[4:]))
	if first < 8 || first+2 > len(tiff) {
		return 1
	}
	for n := range int(order.Uint16(tiff[first:])) {
		at := first + 2 + 12*n
		if at+12 > len(tiff) {
			return 1
		}
		if value := int(order.Uint16(tiff[at+8:])); order.Uint16(tiff[at:]) == 0x0112 && value >= 1 && value <= 8 {
			return value
		}
	}
	return 1
}

// upright turns and mirrors a picture as its orientation says.
func upright(pixels image.Image, held int) image.Image {
	if held <= 1 || held > 8 {
		return pixels
	}
	from := scaled(pixels)
	b := from.Bounds()
	width, height := b.Dx(), b.Dy()
	size := image.Rect(0, 0, width, height)
	if held >= 5 {
		size = image.Rect(0, 0, height, width)
	}
	to := image.NewRGBA(size)
	for y := range height {
		for x := range width {
			tx, ty := x, y
			switch held {
			case 2:
				tx = width - 1 - x
			case 3:
				tx, ty = width-1-x, height-1-y
			case 4:
				ty = height - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = height-1-y, x
			case 7:
				tx, ty = height-1-y, width-1-x
			case 8:
				tx, ty = y, width-1-x
			}
			to.Set(tx, ty, from.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return to
}
