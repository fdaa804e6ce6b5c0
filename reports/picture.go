package reports

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// What a picture may be: bytes and pixels that are read, and the longer side to
// which it is scaled for a page of print.
const (
	mostPictureBytes = 64 << 20
	mostPixels       = 50_000_000
	printPixels      = 2000
)

// pictureQuality is that of JPEG: no difference that print would show.
const pictureQuality = 88

// picture composes {{ picture file.png "what it shows" "caption" }}. A picture
// that cannot be had is a mistake of the definition.
func (c *composer) picture(call *Call) ([]document.Block, error) {
	p, problem := c.loadPicture(call.File)
	if problem != nil {
		return nil, &SyntaxError{File: c.file, Line: call.Line, Column: call.Column, Check: DefinitionUnreadable, Message: problem.message, Hint: problem.hint}
	}
	p.ID, p.Alt = c.tableID("picture "+base(call.File)), call.Nouns[0]
	if len(call.Nouns) > 1 {
		p.Caption = plain(call.Nouns[1])
	}
	return []document.Block{p}, nil
}

// loadPicture reads a picture of the workspace and encodes its pixels anew, so
// that nothing else that a camera wrote travels with it.
func (c *composer) loadPicture(name string) (document.Picture, *mistake) {
	wrong := func(message, hint string) (document.Picture, *mistake) {
		return document.Picture{}, &mistake{message: message, hint: hint}
	}
	file, err := c.openPicture(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return wrong(fmt.Sprintf("there is no picture %q", name), c.pictureHint(name))
	case err != nil:
		return wrong(fmt.Sprintf("the picture %q cannot be read", name), "name a file of the workspace that you may read")
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostPictureBytes+1))
	if err != nil {
		return wrong(fmt.Sprintf("the picture %q cannot be read", name), "name a file of the workspace that you may read")
	}
	if len(data) > mostPictureBytes {
		return wrong(fmt.Sprintf("the picture %q has more than %d MB", name, mostPictureBytes>>20), "save it smaller; 2000 pixels are enough for a page")
	}
	// The header tells the size before any memory is taken for the pixels.
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return wrong(fmt.Sprintf("the picture %q is neither PNG nor JPEG", name), "save it as one of these")
	}
	if config.Width < 1 || config.Height < 1 || config.Width > mostPixels/config.Height {
		return wrong(fmt.Sprintf("the picture %q has %d × %d pixels, more than the 50 million that lex reads", name, config.Width, config.Height), "save it smaller; 2000 pixels are enough for a page")
	}
	pixels, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return wrong(fmt.Sprintf("the picture %q is damaged", name), "save it anew in the program that made it")
	}
	if format == "jpeg" {
		pixels = upright(pixels, orientation(data))
	}
	pixels = scaled(pixels)
	p := document.Picture{Format: format, Width: pixels.Bounds().Dx(), Height: pixels.Bounds().Dy()}
	var out bytes.Buffer
	if format == "jpeg" {
		err = jpeg.Encode(&out, pixels, &jpeg.Options{Quality: pictureQuality})
	} else {
		err = png.Encode(&out, pixels)
	}
	if err != nil {
		return wrong(fmt.Sprintf("the picture %q cannot be written anew", name), "save it as PNG or JPEG")
	}
	p.Data = out.Bytes()
	c.digests = append(c.digests, digest(p.Data))
	return p, nil
}

// openPicture looks beside the definition, then in the workspace.
func (c *composer) openPicture(name string) (fs.File, error) {
	if c.in.Files == nil {
		return nil, fs.ErrNotExist
	}
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	var first error
	for _, folder := range []string{c.req.Folder, ""} {
		full := path.Join(folder, name)
		if !fs.ValidPath(full) {
			continue
		}
		file, err := c.in.Files.Open(full)
		if err == nil {
			info, statErr := file.Stat()
			if statErr == nil && !info.IsDir() {
				return file, nil
			}
			_ = file.Close() // read only: nothing is lost
			err = fs.ErrNotExist
		}
		if first == nil {
			first = err
		}
	}
	if first == nil {
		first = fs.ErrNotExist
	}
	return nil, first
}

// pictureHint names the picture that is there and was perhaps meant.
func (c *composer) pictureHint(name string) string {
	var known []string
	for _, folder := range []string{c.req.Folder, ""} {
		if c.in.Files == nil {
			break
		}
		entries, err := fs.ReadDir(c.in.Files, path.Join(folder, "."))
		if err != nil {
			continue
		}
		for _, e := range entries {
			if ext := strings.ToLower(path.Ext(e.Name())); slices.Contains([]string{".png", ".jpg", ".jpeg"}, ext) && !slices.Contains(known, e.Name()) {
				known = append(known, e.Name())
			}
		}
	}
	if near := lexicon.Nearest(base(name), known); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "put the file into the workspace, beside the definition, and write its name with the ending"
}

// digest tells bytes apart.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
