package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"filippo.io/age"
	"github.com/klauspost/compress/gzip"
)

// Source is a file to pack: its path on the disk and its name in the archive.
type Source struct{ Path, Name string }

// Recipient reads a public key of age, such as "age1…".
func Recipient(text string) (age.Recipient, error) {
	recipients, err := age.ParseRecipients(stringReader(text))
	if err != nil || len(recipients) != 1 {
		return nil, fmt.Errorf("%q is no recipient of age: it begins with age1 and is made by age-keygen", shorten(text))
	}
	return recipients[0], nil
}

// Write packs files, encrypted when there are recipients. The files must not
// change meanwhile; one that does is an error.
func Write(ctx context.Context, w io.Writer, m Manifest, sources []Source, recipients []age.Recipient) (Manifest, error) {
	m.Format, m.Files = format, nil
	for _, s := range sources {
		item, err := describe(ctx, s)
		if err != nil {
			return m, err
		}
		m.Files = append(m.Files, item)
	}
	if err := m.check(); err != nil {
		return m, err
	}
	if len(recipients) == 0 {
		return m, pack(ctx, w, m, sources)
	}
	sealed, err := age.Encrypt(w, recipients...)
	if err != nil {
		return m, fmt.Errorf("encrypt the backup: %w", err)
	}
	if err := pack(ctx, sealed, m, sources); err != nil {
		return m, err
	}
	return m, sealed.Close()
}

func describe(ctx context.Context, s Source) (Item, error) {
	f, err := os.Open(s.Path)
	if err != nil {
		return Item{}, fmt.Errorf("back up %s: %w", s.Name, err)
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, reader{ctx, f})
	if err != nil {
		return Item{}, fmt.Errorf("back up %s: %w", s.Name, err)
	}
	return Item{s.Name, n, hex.EncodeToString(sum.Sum(nil))}, nil
}

func pack(ctx context.Context, w io.Writer, m Manifest, sources []Source) error {
	zip, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(zip)
	list, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if err := header(archive, manifestName, int64(len(list))); err != nil {
		return err
	}
	if _, err := archive.Write(list); err != nil {
		return err
	}
	for i, s := range sources {
		if err := add(ctx, archive, s, m.Files[i]); err != nil {
			return fmt.Errorf("back up %s: %w", s.Name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return zip.Close()
}

func add(ctx context.Context, archive *tar.Writer, s Source, item Item) error {
	f, err := os.Open(s.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := header(archive, item.Name, item.Size); err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(archive, sum), reader{ctx, f}); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != item.SHA256 {
		return fmt.Errorf("the file has changed meanwhile")
	}
	return nil
}

func header(archive *tar.Writer, name string, size int64) error {
	return archive.WriteHeader(&tar.Header{Name: name, Size: size, Mode: 0o600, Format: tar.FormatPAX, ModTime: time.Unix(0, 0)})
}
