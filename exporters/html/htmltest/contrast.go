package htmltest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// pairs are the colours of text and of what must be seen, the ground that each
// stands on, and the contrast that WCAG 2.2 AA asks for.
var pairs = []struct {
	of, on string
	least  float64
}{
	{"ink", "paper", 4.5}, {"ink", "tint", 4.5}, {"quiet", "paper", 4.5}, {"quiet", "tint", 4.5}, {"link", "paper", 4.5}, {"link", "tint", 4.5},
	{"accent", "paper", 4.5}, {"on-warn", "warn", 4.5}, {"on-fill", "series-1", 4.5}, {"series-1", "paper", 3}, {"ink", "shade-1", 4.5}, {"on-fill", "shade-5", 4.5},
}

var (
	declaration = regexp.MustCompile(`--([a-z0-9-]+):(#[0-9a-f]{6})`)
	ruleOfLook  = regexp.MustCompile(`\{(color-scheme:(light|dark);[^}]*)\}`)
)

// contrastProblems reads the colours of each look from the style of a page.
func contrastProblems(css string) []string {
	var problems []string
	looks := ruleOfLook.FindAllStringSubmatch(css, -1)
	seen := map[string]bool{}
	for _, rule := range looks {
		colors := map[string]string{}
		for _, d := range declaration.FindAllStringSubmatch(rule[1], -1) {
			colors[d[1]] = d[2]
		}
		seen[rule[2]] = true
		for _, p := range pairs {
			ratio := contrast(colors[p.of], colors[p.on])
			if !(ratio >= p.least) {
				problems = append(problems, fmt.Sprintf("in the %s look %s on %s has a contrast of %.2f, want %.1f", rule[2], p.of, p.on, ratio, p.least))
			}
		}
	}
	if !seen["light"] || !seen["dark"] {
		problems = append(problems, "the style lacks the light or the dark look")
	}
	return problems
}

// contrast is the ratio of WCAG 2.2, NaN for what is no color.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(color string) float64 {
	digits, ok := strings.CutPrefix(color, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !ok || err != nil {
		return math.NaN()
	}
	sum := 0.0
	for i, share := range []float64{0.0722, 0.7152, 0.2126} {
		v := float64(n>>(8*i)&0xff) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += share * v
	}
	return sum
}
