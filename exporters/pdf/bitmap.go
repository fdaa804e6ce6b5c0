package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // pictures are PNG or JPEG

	"github.com/klauspost/compress/zlib"
)

// bitmap is a picture as the file holds it: a JPEG as it came, anything else as
// plain pixels on white, for PDF/A-1 knows no transparency.
type bitmap struct {
	width, height int
	gray          bool
	filter        string
	data          []byte
}

// mostPixels bounds what is decoded: a page at 600 dots per inch has 35 million.
const mostPixels = 40_000_000

var (
	errPictureFormat = errors.New("it is neither PNG nor JPEG, or it is damaged")
	errPictureSize   = errors.New("it has more than 40 million pixels")
)

// decodeBitmap reads PNG and JPEG.
func decodeBitmap(data []byte) (*bitmap, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return nil, errPictureFormat
	}
	if config.Width > mostPixels/config.Height {
		return nil, errPictureSize
	}
	b := &bitmap{width: config.Width, height: config.Height}
	if format == "jpeg" && (config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel) {
		// Damage is found here rather than in somebody's reader.
		if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
			return nil, errPictureFormat
		}
		b.gray, b.filter, b.data = config.ColorModel == color.GrayModel, "DCTDecode", data
		return b, nil
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errPictureFormat
	}
	b.filter = "FlateDecode"
	b.data, err = deflated(onWhite(img))
	return b, err
}

// onWhite lists the pixels row by row, red, green and blue, on white paper.
func onWhite(img image.Image) []byte {
	area := img.Bounds()
	out := make([]byte, 0, area.Dx()*area.Dy()*3)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			r, g, b, a := img.At(x, y).RGBA()
			white := 0xFFFF - a
			out = append(out, byte((r+white)>>8), byte((g+white)>>8), byte((b+white)>>8))
		}
	}
	return out
}

func deflated(data []byte) ([]byte, error) {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// within is the size in points at which the picture fits into a width and a
// height; it is never enlarged beyond 96 dots per inch.
func (b *bitmap) within(width, height float64) (w, h float64) {
	w, h = float64(b.width)*0.75, float64(b.height)*0.75
	if scale := min(width/w, height/h); scale < 1 {
		w, h = w*scale, h*scale
	}
	return w, h
}

func (b *bitmap) same(other *bitmap) bool {
	return b.width == other.width && b.height == other.height && bytes.Equal(b.data, other.data)
}
