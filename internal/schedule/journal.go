package schedule

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/namati/lex/internal/store"
)

// Step is how far the work on one due report has come. A run that is cut short
// is taken up by the next one behind the last step that was reached.
type Step string

// The steps, in their order. Before the first one nothing has been done that
// would have to be known: sources are taken in once however often they come.
const (
	// Staged: every file of the report lies ready in the workspace.
	Staged Step = "staged"
	// Archived: the archive knows the report.
	Archived Step = "archived"
	// Released: every file stands where it belongs.
	Released Step = "released"
	// Told: everybody has been told, and nobody is told again.
	Told Step = "told"
)

// Tried notes of a period for which nothing was made how all stood then, so that
// it is not tried again in vain. It is no step on the way: what is made leaves it
// behind.
const Tried Step = "tried"

// Steps lists the steps in their order.
var Steps = []Step{Staged, Archived, Released, Told}

// Journal is the memory of the work on one due report.
type Journal struct {
	store         *store.Store
	schedule, key string
	now           func() time.Time
}

// JournalOf opens the journal of a schedule and the key of what is due.
func JournalOf(s *store.Store, schedule, key string, now func() time.Time) Journal {
	return Journal{s, schedule, key, now}
}

// Reached reports whether a step was reached, and reads into detail what was
// noted with it; detail may be nil.
func (j Journal) Reached(ctx context.Context, step Step, detail any) (bool, error) {
	record, err := j.store.ScheduleStep(ctx, j.schedule, j.key, string(step))
	if err != nil || record == nil || detail == nil {
		return record != nil, err
	}
	if err := json.Unmarshal([]byte(record.Detail), detail); err != nil {
		return false, fmt.Errorf("read the journal of schedule %s: %w", j.schedule, err)
	}
	return true, nil
}

// Note says that a step is reached. What is noted with it names no person.
func (j Journal) Note(ctx context.Context, step Step, detail any) error {
	text, err := json.Marshal(detail)
	if err != nil {
		return fmt.Errorf("write the journal of schedule %s: %w", j.schedule, err)
	}
	// What is done must be known as done even when Ctrl-C came meanwhile.
	return j.store.RecordStep(context.WithoutCancel(ctx), store.StepRecord{Schedule: j.schedule, Period: j.key, Step: string(step),
		At: j.now().UTC().Format(time.RFC3339), Detail: string(text)})
}

// Restart forgets all steps.
func (j Journal) Restart(ctx context.Context) error {
	return j.store.DropSteps(ctx, j.schedule, j.key)
}
