package workspace

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// FileName is the name of the file that makes a folder a workspace.
const FileName = "lex.yaml"

// Find returns the workspace of a folder: the nearest one upwards that holds a
// lex.yaml, and that file; without one the folder itself and "".
func Find(start string) (root, configPath string) {
	here, err := filepath.Abs(start)
	if err != nil {
		return start, ""
	}
	for folder := here; ; folder = filepath.Dir(folder) {
		file := filepath.Join(folder, FileName)
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return folder, file
		}
		if folder == filepath.Dir(folder) {
			return here, ""
		}
	}
}

// Load reads a lex.yaml. Without a path it returns the defaults. What is wrong
// with the content comes as a *ConfigError; other errors are of the disk.
func Load(path string) (*Config, error) {
	if path == "" {
		return Parse("", nil)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	if info, err := f.Stat(); err == nil && info.Size() > MaxSize {
		return nil, tooLarge(path, info.Size())
	}
	return Parse(path, data)
}

// Parse reads the text of a lex.yaml; path serves in messages and gives the
// folder of the workspace. The first mistake is returned as *ConfigError, which
// holds the others.
func Parse(path string, data []byte) (*Config, error) {
	if len(data) > MaxSize {
		return nil, tooLarge(path, int64(len(data)))
	}
	p := &parser{file: path}
	root := p.parse(data)
	if len(p.problems) == 0 {
		p.references(root)
	}
	if len(p.problems) > 0 {
		first := p.problems[0]
		first.Others = p.problems[1:]
		return nil, first
	}
	c := bind(root)
	if path != "" {
		c.File, c.Root = path, filepath.Dir(path)
	}
	return c, nil
}

func tooLarge(path string, size int64) *ConfigError {
	return &ConfigError{
		File:    path,
		Message: fmt.Sprintf("the file has %d bytes, more than the %d that lex reads", size, MaxSize),
		Hint:    "lex.yaml holds settings only; data belongs in spreadsheets",
	}
}
