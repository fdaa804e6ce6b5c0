package checks

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/klauspost/compress/s2"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// checksVersion changes when a check does: what an older lex found is then not
// taken for what this one would find.
const checksVersion = "5"

// results are what is kept of a run in the store: compressed JSON.
type results struct {
	Findings []keptFinding  `json:"findings"`
	Counts   map[string]int `json:"counts"`
}

// keptFinding is a finding with what its own JSON leaves out.
type keptFinding struct {
	records.Finding
	Personal bool `json:"personal"`
}

// question names a run by all that it depends on beside the data and the rules,
// which the store minds.
func question(ctx context.Context, s *store.Store, cfg Settings) (string, error) {
	closings, err := s.Closings(ctx)
	if err != nil {
		return "", err
	}
	var closed []int64
	for _, c := range closings {
		if c.EndedAt == "" {
			closed = append(closed, c.ID)
		}
	}
	asked, err := json.Marshal([]any{checksVersion, Names(), cfg.Severities, cfg.Grantee, cfg.Period, closed})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(asked)
	return "checks " + hex.EncodeToString(sum[:]), nil
}

// recall gives the results of the same run over the same data; ok is false
// where there are none.
func recall(ctx context.Context, s *store.Store, cfg Settings) (list []records.Finding, counts map[string]int, ok bool, err error) {
	asked, err := question(ctx, s, cfg)
	if err != nil {
		return nil, nil, false, err
	}
	packed, err := s.Recall(ctx, cfg.Rules, asked)
	if err != nil || packed == nil {
		return nil, nil, false, err
	}
	kept, ok := unpack(packed)
	list = make([]records.Finding, 0, len(kept.Findings))
	for _, f := range kept.Findings {
		f.Finding.Personal = f.Personal
		list = append(list, f.Finding)
	}
	return list, kept.Counts, ok, nil
}

// unpack reads kept results; false where they are damaged and have to be found
// out anew.
func unpack(packed []byte) (kept results, ok bool) {
	if size, err := s2.DecodedLen(packed); err != nil || size > mostUnpacked {
		return kept, false
	}
	body, err := s2.Decode(nil, packed)
	ok = err == nil && json.Unmarshal(body, &kept) == nil && kept.Counts != nil
	return kept, ok
}

// mostUnpacked bounds what is believed of kept results, in bytes.
const mostUnpacked = 64 << 20

// remember keeps the results of a run, where the store does so.
func remember(ctx context.Context, s *store.Store, cfg Settings, list []records.Finding, counts map[string]int) error {
	asked, err := question(ctx, s, cfg)
	if err != nil {
		return err
	}
	kept := results{Findings: make([]keptFinding, 0, len(list)), Counts: counts}
	for _, f := range list {
		kept.Findings = append(kept.Findings, keptFinding{f, f.Personal})
	}
	body, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	return s.Remember(ctx, cfg.Rules, asked, s2.Encode(nil, body))
}
