package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"github.com/klauspost/compress/gzip"
)

// Identities reads the private keys of an age key file.
func Identities(r io.Reader) ([]age.Identity, error) {
	keys, err := age.ParseIdentities(io.LimitReader(r, 1<<20))
	if err != nil {
		return nil, errors.New("the key file holds no key of age: its lines begin with AGE-SECRET-KEY-")
	}
	return keys, nil
}

// sealed is how an encrypted archive begins.
const sealed = "age-encryption.org/"

// Read takes an archive apart and hands each file to keep, which must read it to
// its end. What keep got before an error is to be thrown away: only after nil is
// it known to be what was packed. The error wraps ErrNotBackup or ErrEncrypted,
// or is that of keep or the context.
func Read(ctx context.Context, r io.Reader, keys []age.Identity, keep func(Item, io.Reader) error) (Manifest, error) {
	buffered := bufio.NewReader(reader{ctx, r})
	start, _ := buffered.Peek(len(sealed))
	var plain io.Reader = buffered
	if string(start) == sealed {
		if len(keys) == 0 {
			return Manifest{}, ErrEncrypted
		}
		opened, err := age.Decrypt(buffered, keys...)
		var none *age.NoIdentityMatchError
		switch {
		case errors.As(err, &none):
			return Manifest{}, fmt.Errorf("%w for other keys than those given", ErrEncrypted)
		case err != nil:
			return Manifest{}, fmt.Errorf("%w: %s", ErrNotBackup, "its encryption is broken")
		}
		plain = opened
	}
	m, err := unpack(plain, keep)
	if err != nil && ctx.Err() != nil {
		return m, ctx.Err()
	}
	return m, err
}

func unpack(r io.Reader, keep func(Item, io.Reader) error) (Manifest, error) {
	zip, err := gzip.NewReader(r)
	if err != nil {
		return Manifest{}, ErrNotBackup
	}
	archive := tar.NewReader(zip)
	m, err := readManifest(archive)
	if err != nil {
		return m, err
	}
	for _, item := range m.Files {
		h, err := archive.Next()
		if err != nil || h.Name != item.Name || h.Size != item.Size || h.Typeflag != tar.TypeReg {
			return m, fmt.Errorf("%w: %s is missing", ErrNotBackup, item.Name)
		}
		sum := sha256.New()
		content := &counted{r: io.TeeReader(archive, sum)}
		if err := keep(item, content); err != nil {
			if content.failed {
				return m, fmt.Errorf("%w: %s is cut off", ErrNotBackup, item.Name)
			}
			return m, err
		}
		if content.n != item.Size || hex.EncodeToString(sum.Sum(nil)) != item.SHA256 {
			return m, fmt.Errorf("%w: %s is not what was packed", ErrNotBackup, item.Name)
		}
	}
	// Whatever follows must be the end, so that the checksums of gzip and age
	// have been looked at.
	if _, err := archive.Next(); !errors.Is(err, io.EOF) {
		return m, fmt.Errorf("%w: something follows its files", ErrNotBackup)
	}
	if _, err := io.Copy(io.Discard, zip); err != nil {
		return m, fmt.Errorf("%w: its end is damaged", ErrNotBackup)
	}
	return m, nil
}

func readManifest(archive *tar.Reader) (Manifest, error) {
	h, err := archive.Next()
	if err != nil || h.Name != manifestName || h.Size > largestManifest {
		return Manifest{}, ErrNotBackup
	}
	data, err := io.ReadAll(archive)
	if err != nil {
		return Manifest{}, ErrNotBackup
	}
	var m Manifest
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return Manifest{}, ErrNotBackup
	}
	return m, m.check()
}

// counted notes how much was read and whether reading failed.
type counted struct {
	r      io.Reader
	n      int64
	failed bool
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	c.failed = c.failed || err != nil && !errors.Is(err, io.EOF)
	return n, err
}

// reader ends when its context does.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

func stringReader(s string) io.Reader { return strings.NewReader(s) }

func shorten(s string) string {
	if len(s) > 20 {
		return s[:20] + "…"
	}
	return s
}
