package backup

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

// pair makes a key of age that is used once.
func pair(t testing.TB) (*age.X25519Identity, age.Recipient) {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	recipient, err := Recipient(key.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	return key, recipient
}

func packed(t testing.TB, recipients ...age.Recipient) []byte {
	t.Helper()
	folder := t.TempDir()
	var sources []Source
	for name, text := range map[string]string{"lex.yaml": "language: es\n", "lex.db": strings.Repeat("rows of invented people ", 5000)} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, Source{path, name})
	}
	var b bytes.Buffer
	if _, err := Write(t.Context(), &b, Manifest{Made: "2018-04-05T06:00:00Z", Version: "1"}, sources, recipients); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unpacked(ctx context.Context, data []byte, keys ...age.Identity) (map[string]string, error) {
	got := map[string]string{}
	_, err := Read(ctx, bytes.NewReader(data), keys, func(item Item, r io.Reader) error {
		text, err := io.ReadAll(r)
		got[item.Name] = string(text)
		return err
	})
	return got, err
}

func TestRoundTrip(t *testing.T) {
	key, recipient := pair(t)
	for name, data := range map[string][]byte{"plain": packed(t), "sealed": packed(t, recipient)} {
		got, err := unpacked(t.Context(), data, key)
		if err != nil || got["lex.yaml"] != "language: es\n" || len(got["lex.db"]) != 5000*24 || len(got) != 2 {
			t.Errorf("%s: %d files, %v", name, len(got), err)
		}
	}
	if bytes.Contains(packed(t, recipient), []byte("lex.yaml")) {
		t.Error("a sealed backup tells the names of its files")
	}
}

func TestKeys(t *testing.T) {
	_, recipient := pair(t)
	other, _ := pair(t)
	data := packed(t, recipient)
	if _, err := unpacked(t.Context(), data); !errors.Is(err, ErrEncrypted) {
		t.Errorf("without a key: %v", err)
	}
	if _, err := unpacked(t.Context(), data, other); !errors.Is(err, ErrEncrypted) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := Recipient("age1nonsense"); err == nil || !strings.Contains(err.Error(), "age-keygen") {
		t.Errorf("error %v", err)
	}
	if _, err := Identities(strings.NewReader("no key")); err == nil {
		t.Error("a text without a key is none")
	}
	if keys, err := Identities(strings.NewReader("# made by hand\n" + other.String() + "\n")); err != nil || len(keys) != 1 {
		t.Errorf("%d keys, %v", len(keys), err)
	}
}

// TestDamage flips each byte in turn, and cuts the archive off at each: it is
// read as it was or refused.
func TestDamage(t *testing.T) {
	data := packed(t)
	want, err := unpacked(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		mutant := bytes.Clone(data)
		mutant[i] ^= 0x20
		got, err := unpacked(t.Context(), mutant)
		if err == nil && (len(got) != len(want) || got["lex.db"] != want["lex.db"] || got["lex.yaml"] != want["lex.yaml"]) {
			t.Fatalf("byte %d: read as something else", i)
		}
		if err != nil && !errors.Is(err, ErrNotBackup) && !errors.Is(err, ErrEncrypted) {
			t.Fatalf("byte %d: %v", i, err)
		}
		if _, err := unpacked(t.Context(), data[:i]); !errors.Is(err, ErrNotBackup) {
			t.Fatalf("cut off at %d: %v", i, err)
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]bool{
		"lex.yaml": true, "texts/kmf.es.md": true, "": false, "../lex.yaml": false, "/etc/passwd": false, "a/../../b": false, "a//b": false,
		`a\b`: false, "C:/x": false, "a/./b": false, "manifest.json": false, "a\x00b": false, "aux.": false, "…": true,
	} {
		if safe(name) != want {
			t.Errorf("%q: safe is %v", name, !want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(packed(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = unpacked(t.Context(), data)
	})
}
