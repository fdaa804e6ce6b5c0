package preview

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed page.html preview.css preview.js
var assets embed.FS

func asset(kind, name string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		data, err := assets.ReadFile(name)
		if err != nil {
			http.Error(w, "not there", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(data)
	}
}

// render writes one of the templates of page.html.
func (s *Server) render(w http.ResponseWriter, name string, data any) {
	pages, err := template.New("").Funcs(template.FuncMap{"word": s.desk.Word}).ParseFS(assets, "page.html")
	if err == nil {
		var b bytes.Buffer
		if err = pages.ExecuteTemplate(&b, name, data); err == nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(b.Bytes())
			return
		}
	}
	http.Error(w, fmt.Sprintf("the page %s cannot be made: %v", name, err), http.StatusInternalServerError)
}

// language is one that reports come in, with its own name for itself.
type language struct{ Code, Name string }

var languages = []language{{"en", "English"}, {"es", "Español"}, {"fr", "Français"}, {"pt", "Português"}}

func askOf(r *http.Request) Ask {
	q := r.URL.Query()
	return Ask{q.Get("report"), q.Get("language"), strings.TrimSpace(q.Get("period")), q.Get("audience")}
}

func (s *Server) shell(w http.ResponseWriter, r *http.Request) {
	s.busy.Lock()
	defer s.busy.Unlock()
	s.render(w, "shell", struct {
		Options
		Language  string
		Languages []language
		Audiences []string
	}{s.desk.Options(r.Context()), s.desk.Language, languages, []string{"internal", "donor", "public"}})
}

func (s *Server) state(w http.ResponseWriter, r *http.Request) {
	s.busy.Lock()
	defer s.busy.Unlock()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, s.desk.State(r.Context()))
}

// page is the report alone, for the frame. It has styles of its own and runs no
// script.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	s.busy.Lock()
	report := s.desk.Report(r.Context(), askOf(r))
	s.busy.Unlock()
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
	w.Header().Set("X-Frame-Options", "SAMEORIGIN")
	if report.Page == nil {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
		s.render(w, "nothing", s.nothing(report.Problem, ""))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(report.Page)
}

func (s *Server) findings(w http.ResponseWriter, r *http.Request) {
	s.busy.Lock()
	report := s.desk.Report(r.Context(), askOf(r))
	s.busy.Unlock()
	s.render(w, "findings", report)
}

func (s *Server) sheet(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	row, _ := strconv.Atoi(q.Get("row")) // 0 is no row
	s.busy.Lock()
	sheet, problem := s.desk.Sheet(r.Context(), Place{q.Get("file"), q.Get("sheet"), q.Get("cell"), row})
	s.busy.Unlock()
	if problem != nil {
		s.render(w, "problem", problem)
		return
	}
	s.render(w, "sheet", sheet)
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	s.busy.Lock()
	got, problem := s.desk.File(r.Context(), askOf(r), r.PathValue("format"), r.URL.Query().Get("draft") == "1")
	s.busy.Unlock()
	if problem != nil {
		draft := ""
		if problem.AsDraft {
			q := r.URL.Query()
			q.Set("draft", "1")
			draft = r.URL.Path + "?" + q.Encode()
		}
		w.WriteHeader(http.StatusConflict)
		s.render(w, "nothing", s.nothing(problem, draft))
		return
	}
	w.Header().Set("Content-Type", got.MIME)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": got.Name}))
	_, _ = w.Write(got.Data)
}

// nothingPage stands in for a report that there is not; Draft is the address of
// a draft of it, "" where there is none either.
type nothingPage struct {
	*Problem
	Language, Draft string
}

func (s *Server) nothing(problem *Problem, draft string) nothingPage {
	if problem == nil {
		problem = &Problem{}
	}
	return nothingPage{problem, s.desk.Language, draft}
}

// trialPage is a trial with the key under which its file waits.
type trialPage struct {
	Trial
	ID string
}

func (s *Server) try(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, largestDrop)
	data, err := io.ReadAll(r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		s.render(w, "problem", &Problem{Message: s.desk.Word("too_large")})
		return
	case err != nil:
		return // the browser went away
	}
	name := path.Base(strings.ReplaceAll(r.URL.Query().Get("name"), `\`, "/"))
	s.busy.Lock()
	trial := s.desk.Try(r.Context(), name, data)
	s.busy.Unlock()
	page := trialPage{Trial: trial}
	if trial.Problem == nil && trial.Good {
		page.ID = s.drops.keep(name, data)
	}
	s.render(w, "trial", page)
}

func (s *Server) take(w http.ResponseWriter, r *http.Request) {
	d, ok := s.drops.find(r.URL.Query().Get("id"))
	if !ok {
		s.render(w, "problem", &Problem{Message: s.desk.Word("drop_again")})
		return
	}
	s.busy.Lock()
	trial := s.desk.Take(r.Context(), d.name, d.data)
	s.busy.Unlock()
	if trial.Problem == nil {
		s.drops.forget(d.id)
	}
	s.render(w, "trial", trialPage{Trial: trial})
}

func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.ParseInt(r.URL.Query().Get("import"), 10, 64)
	if err != nil {
		http.Error(w, "no number of an import", http.StatusBadRequest)
		return
	}
	s.busy.Lock()
	said, problem := s.desk.Undo(r.Context(), number)
	s.busy.Unlock()
	if problem != nil {
		s.render(w, "problem", problem)
		return
	}
	s.render(w, "said", said)
}
