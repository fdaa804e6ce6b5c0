package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is the page of one workspace.
type Server struct {
	desk     Desk
	listener net.Listener
	token    string
	drops    drops
	// busy lets one request at a time into the workspace: the database has one
	// writer, and reports are made whole.
	busy sync.Mutex
	// seen is when somebody last asked for something.
	seen struct {
		sync.Mutex
		at time.Time
	}
}

// Listen opens a port of this machine, which nobody else can reach; port 0 takes
// a free one.
func Listen(port int, desk Desk) (*Server, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", fmt.Sprint(port)))
	if err != nil {
		return nil, fmt.Errorf("open port %d of this machine: %w", port, err)
	}
	return &Server{desk: desk, listener: listener, token: newToken()}, nil
}

// Address is what to open in a browser. Whoever has it sees everything.
func (s *Server) Address() string {
	return "http://" + s.listener.Addr().String() + "/?token=" + s.token
}

// Serve answers until the context ends, or until nobody has asked for anything
// for so long.
func (s *Server) Serve(ctx context.Context, idle time.Duration) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	s.touch()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(s.listener) }()
	tick := time.NewTicker(max(idle/10, time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			return err
		case <-tick.C:
			if s.quietFor() < idle {
				continue
			}
		case <-ctx.Done():
		}
		cancel()
		last, done := context.WithTimeout(context.Background(), 3*time.Second)
		defer done()
		return errors.Join(server.Shutdown(last))
	}
}

func (s *Server) touch() {
	s.seen.Lock()
	defer s.seen.Unlock()
	s.seen.at = time.Now()
}

func (s *Server) quietFor() time.Duration {
	s.seen.Lock()
	defer s.seen.Unlock()
	return time.Since(s.seen.at)
}

// handler is every address of the page, behind the guard.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.shell)
	mux.HandleFunc("GET /preview.css", asset("text/css; charset=utf-8", "preview.css"))
	mux.HandleFunc("GET /preview.js", asset("text/javascript; charset=utf-8", "preview.js"))
	mux.HandleFunc("GET /state", s.state)
	mux.HandleFunc("GET /page", s.page)
	mux.HandleFunc("GET /findings", s.findings)
	mux.HandleFunc("GET /sheet", s.sheet)
	mux.HandleFunc("GET /file/{format}", s.file)
	mux.HandleFunc("POST /try", s.try)
	mux.HandleFunc("POST /import", s.take)
	mux.HandleFunc("POST /undo", s.undo)
	return guard{token: s.token, next: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/state" { // which an open page asks for by itself
			s.touch()
		}
		mux.ServeHTTP(w, r)
	})}
}
