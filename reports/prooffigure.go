package reports

import (
	"context"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// ParseFigure reads the ID of a figure, such as "countries region=419" or "claim
// 12 countries"; false when it is none.
func ParseFigure(id string) (*Call, bool) {
	call, problem := parseCall(id)
	return call, problem == nil
}

// FigureQuery is the question that a report asks for a figure which it cuts by
// filters: its own scope, narrowed as in the report. It is false when nothing
// can be in it, as where report and figure name different countries.
func FigureQuery(in Input, req Request, filters []records.Filter) (store.Query, bool) {
	return newComposer(context.Background(), in, req).source.query(nil, filters)
}
