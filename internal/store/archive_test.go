package store_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// invented is a report as it might be archived.
func invented() store.ArchivedReport {
	return store.ArchivedReport{
		Run: "0123456789ab", Report: "kmf", Title: "Summary", Schedule: "quarterly", Period: records.Period{Label: "2017-Q2", Start: "2017-04-01", End: "2017-06-30"},
		Language: "es", Audience: records.Donor, Scope: "exchange=x", State: "state", Moment: store.Moment{Imports: []int64{1, 4}, Decisions: []int64{2}, Erased: 3},
		Definition: []byte("# Uno\n"), Request: []byte(`{"a":1}`), Data: []byte(strings.Repeat("x", 5000)),
		Files:   []store.ArchivedFile{{Format: "pdf", File: "kmf.pdf", SHA256: "aa", Bytes: 5}},
		Figures: []store.ArchivedFigure{{Figure: "countries region=419", Value: json.RawMessage("12")}, {Figure: "period", Value: json.RawMessage(`"2017"`)}},
		Quotes:  []store.ArchivedQuote{{Digest: "q", Origin: records.Origin{File: "t.csv", Row: 4}}},
		Inputs:  []store.ArchivedInput{{Import: 1, Kind: records.Participants, File: "a.xlsx", Sheet: "1", SHA256: "bb", Rows: 3}, {Import: 4, Kind: records.Budget, File: "b.xlsx", SHA256: "cc", Rows: 9}},
	}
}

func TestArchive(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2018, 1, 31, 9, 0, 0, 0, time.UTC)
	s := openAt(t, t.TempDir()+"/lex.db", store.Options{Now: func() time.Time { return now }, Who: "eva", Version: "1.2"})
	report := invented()
	archive := func(r store.ArchivedReport) {
		t.Helper()
		if err := s.Archive(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	list := func() []store.ArchivedReport {
		t.Helper()
		list, err := s.Archived(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	archive(report)
	later := report
	later.Run = "ffff23456789"
	archive(later)
	got := list()
	if err := s.ArchivedTexts(ctx, &got[0]); err != nil {
		t.Fatal(err)
	}
	want := report
	want.ID, want.At, want.LastAt, want.Who, want.Version = 1, "2018-01-31T09:00:00Z", "2018-01-31T09:00:00Z", "eva", "1.2"
	if diff := cmp.Diff(want, got[0], cmpopts.IgnoreUnexported(store.ArchivedReport{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	// Written once more, with another format, it is still one, and the last.
	now = now.Add(time.Hour)
	report.Files = []store.ArchivedFile{{Format: "xlsx", File: "kmf.xlsx", SHA256: "dd", Bytes: 6}}
	archive(report)
	got = list()
	if len(got) != 2 || got[1].Run != report.Run || len(got[1].Files) != 2 || got[1].LastAt != "2018-01-31T10:00:00Z" || got[1].At != want.At {
		t.Errorf("got %+v", got)
	}

	// A draft of it is another one.
	report.Draft = true
	archive(report)
	if got = list(); len(got) != 3 || !got[2].Draft {
		t.Errorf("got %d reports", len(got))
	}

	if err := s.MarkRecalled(ctx, got[0].ID); err != nil {
		t.Fatal(err)
	}
	if got = list(); got[0].RecalledAt != "2018-01-31T10:00:00Z" || got[0].RecalledWho != "eva" || got[1].RecalledAt != "" {
		t.Errorf("recalled: %+v", got[0])
	}
}

func TestArchiveWantsToWrite(t *testing.T) {
	path := t.TempDir() + "/lex.db"
	if err := openAt(t, path, store.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, path, store.Options{ReadOnly: true})
	if err := s.Archive(context.Background(), invented()); err == nil {
		t.Error("a database for reading was written to")
	}
	if list, err := s.Archived(context.Background()); err != nil || len(list) != 0 {
		t.Errorf("%v (%v)", list, err)
	}
}
