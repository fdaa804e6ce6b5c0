package checks

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// MostListed is how many findings of one check are listed; the counts hold all.
const MostListed = 1000

// Settings are what a workspace says about checking.
type Settings struct {
	Rules   records.Rules
	Grantee records.Grantee
	// Severities maps names of checks to error, warning, info or off.
	Severities map[string]string
	// Period cuts the participants; the zero value cuts nothing.
	Period records.Period
}

// finding is a finding that still knows the import it is about, and whether
// fillIn has to add its value.
type finding struct {
	records.Finding
	source int64
	fill   bool
	// mild makes it an info, unless lex.yaml says how grave the check is.
	mild bool
}

// reporter takes what a check has found.
type reporter func(finding)

// findings collects those of one check.
type findings struct {
	check    Check
	severity records.Severity
	// said tells that the severity is that of lex.yaml.
	said  bool
	list  []finding
	count int
}

func (f *findings) add(found finding) {
	f.count++
	if len(f.list) < MostListed {
		found.Check, found.Severity = f.check.Name, f.severity
		if found.mild && !f.said {
			found.Severity = records.Notice
		}
		f.list = append(f.list, found)
	}
}

// Run asks all checks that are not turned off. The findings are sorted by place;
// counts holds the number of each check, with those that are not listed. An
// error is of the store or the context. Over many rows the results are kept in
// the store, and the next run over the same data takes them from there.
func Run(ctx context.Context, s *store.Store, cfg Settings) ([]records.Finding, map[string]int, error) {
	list, counts, known, err := recall(ctx, s, cfg)
	if known {
		return list, counts, nil
	}
	if err == nil {
		list, counts, err = run(ctx, s, cfg, All)
	}
	if err == nil {
		err = remember(ctx, s, cfg, list, counts)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("check the data: %w", err)
	}
	return list, counts, nil
}

func run(ctx context.Context, s *store.Store, cfg Settings, checks []Check) ([]records.Finding, map[string]int, error) {
	d := newData(cfg)
	var all []*findings
	var passes []Pass
	for _, check := range checks {
		f := &findings{check: check, severity: check.Severity}
		switch wanted := cfg.Severities[check.Name]; wanted {
		case "off":
			continue
		case "error", "warning", "info":
			f.severity, f.said = records.Severity(wanted), true
		}
		all = append(all, f)
		passes = append(passes, check.Begin(d, f.add))
	}
	done, err := d.read(ctx, s, passes)
	if err != nil {
		return nil, nil, err
	}
	defer done()
	if err := endAll(ctx, passes); err != nil {
		return nil, nil, err
	}
	if err := d.fillIn(ctx, s, all); err != nil {
		return nil, nil, err
	}
	list, counts := []records.Finding{}, map[string]int{}
	for _, f := range all {
		if f.count > 0 {
			counts[f.check.Name] = f.count
		}
		for _, found := range f.list {
			found.Finding.Import = found.source
			list = append(list, found.Finding)
		}
	}
	records.SortFindings(list)
	return list, counts, nil
}

// endAll ends the checks, on all processors: each reads what is known in common
// and reports to a list of its own.
func endAll(ctx context.Context, passes []Pass) error {
	var next atomic.Int32
	var work sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(passes)) {
		work.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(passes) && ctx.Err() == nil; i = next.Add(1) - 1 {
				if end := passes[i].End; end != nil {
					end()
				}
			}
		})
	}
	work.Wait()
	return ctx.Err()
}
