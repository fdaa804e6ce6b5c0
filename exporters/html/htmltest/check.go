package htmltest

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Check fails the test for everything on the page that a reader of any kind
// would trip over, and for everything that could reach out of the page.
func Check(t *testing.T, page []byte) {
	t.Helper()
	for _, problem := range Problems(page) {
		t.Error(problem)
	}
}

// Problems lists what is wrong with a page.
func Problems(page []byte) []string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{ids: map[string]int{}}
	c.collect(root)
	c.walk(root, nil)
	c.pageLevel()
	c.problems = append(c.problems, contrastProblems(c.css)...)
	return c.problems
}

type checker struct {
	ids      map[string]int
	problems []string
	heading  int
	titles   int
	css      string
	lang     string
	title    string
	policy   string
	mains    int
}

func (c *checker) say(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// words are all texts in a node.
func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	s := ""
	for child := range n.ChildNodes() {
		s += words(child)
	}
	return strings.TrimSpace(s)
}

func (c *checker) collect(n *html.Node) {
	if id, ok := attr(n, "id"); ok {
		if c.ids[id]++; c.ids[id] > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
			c.say("the id %q is empty, broken or there twice", id)
		}
	}
	for child := range n.ChildNodes() {
		c.collect(child)
	}
}

// forbidden are elements that could run, fetch or send.
var forbidden = []string{"script", "iframe", "frame", "object", "embed", "link", "form", "base", "audio", "video", "source", "foreignobject", "use", "animate", "set", "template", "math"}

func (c *checker) walk(n *html.Node, parents []*html.Node) {
	if n.Type == html.ElementNode {
		c.element(n, parents)
	}
	for child := range n.ChildNodes() {
		c.walk(child, append(parents, n))
	}
}

func (c *checker) element(n *html.Node, parents []*html.Node) {
	if slices.Contains(forbidden, strings.ToLower(n.Data)) {
		c.say("there is an element %s", n.Data)
	}
	for _, a := range n.Attr {
		c.attribute(n, a)
	}
	switch n.Data {
	case "html":
		c.lang, _ = attr(n, "lang")
	case "title":
		if len(parents) > 0 && parents[len(parents)-1].Data == "head" {
			c.title = words(n)
		}
	case "style":
		c.css += words(n)
	case "meta":
		if v, _ := attr(n, "http-equiv"); v == "Content-Security-Policy" {
			c.policy, _ = attr(n, "content")
		} else if v != "" {
			c.say("a meta element acts as %q", v)
		}
	case "main":
		c.mains++
	case "h1", "h2", "h3", "h4", "h5", "h6":
		c.headingLevel(n)
	case "img":
		if _, ok := attr(n, "alt"); !ok {
			c.say("an image has no alt")
		}
	case "svg":
		c.drawing(n)
	case "th":
		if _, ok := attr(n, "scope"); !ok || words(n) == "" {
			c.say("a head of a table has no scope or no words: %q", words(n))
		}
	case "table":
		c.table(n, parents)
	case "a", "summary", "label", "legend", "caption", "figcaption":
		if _, named := attr(n, "aria-label"); words(n) == "" && !named {
			c.say("an element %s says nothing", n.Data)
		}
		for _, p := range parents {
			if n.Data == "a" && p.Data == "a" {
				c.say("a link stands in a link")
			}
		}
	}
	if v, ok := attr(n, "tabindex"); ok && v != "0" {
		c.say("tabindex is %s", v)
	}
}

func (c *checker) headingLevel(n *html.Node) {
	level, _ := strconv.Atoi(n.Data[1:])
	if level == 1 {
		c.titles++
	}
	if level > c.heading+1 && c.heading > 0 {
		c.say("heading %q has level %d after level %d", words(n), level, c.heading)
	}
	c.heading = level
}

func (c *checker) drawing(n *html.Node) {
	role, _ := attr(n, "role")
	by, _ := attr(n, "aria-labelledby")
	if role != "img" || by == "" {
		c.say("a drawing has the role %q and the name %q", role, by)
	}
}

func (c *checker) table(n *html.Node, parents []*html.Node) {
	named := false
	for child := range n.ChildNodes() {
		named = named || child.Data == "caption"
	}
	for _, p := range parents {
		_, label := attr(p, "aria-label")
		_, by := attr(p, "aria-labelledby")
		named = named || label || by
	}
	if !named {
		c.say("a table has no name")
	}
}

func (c *checker) attribute(n *html.Node, a html.Attribute) {
	if strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || a.Key == "formaction" || a.Key == "srcset" || a.Key == "ping" {
		c.say("%s has the attribute %s", n.Data, a.Key)
	}
	switch a.Key {
	case "style":
		if n.Data != "col" {
			c.say("%s has a style of its own", n.Data)
		}
	case "src":
		if !strings.HasPrefix(a.Val, "data:image/png;base64,") && !strings.HasPrefix(a.Val, "data:image/jpeg;base64,") {
			c.say("%s shows %.40q", n.Data, a.Val)
		}
	case "href":
		c.href(n, a.Val)
	case "for", "aria-labelledby", "aria-describedby", "headers":
		for id := range strings.FieldsSeq(a.Val) {
			if c.ids[id] == 0 {
				c.say("%s of %s names %q, which is not there", a.Key, n.Data, id)
			}
		}
	}
}

func (c *checker) href(n *html.Node, to string) {
	_, download := attr(n, "download")
	switch {
	case n.Data != "a":
		c.say("%s has an address", n.Data)
	case strings.HasPrefix(to, "#"):
		if c.ids[to[1:]] == 0 {
			c.say("a link leads to %s, which is not there", to)
		}
	case strings.HasPrefix(to, "https://"), strings.HasPrefix(to, "http://"), strings.HasPrefix(to, "mailto:"):
	case strings.HasPrefix(to, "data:") && download:
	default:
		c.say("a link leads to %.60q", to)
	}
}

func (c *checker) pageLevel() {
	if c.lang == "" || c.title == "" || c.mains != 1 || c.titles > 1 {
		c.say("language %q, title %q, %d main parts, %d main headings", c.lang, c.title, c.mains, c.titles)
	}
	if !strings.HasPrefix(c.policy, "default-src 'none';") || strings.Contains(c.policy, "script") {
		c.say("the policy is %q", c.policy)
	}
	for _, word := range []string{"url(", "@import", "expression(", "@font-face", "</"} {
		if strings.Contains(c.css, word) {
			c.say("the style holds %s", word)
		}
	}
}
