package markdown

import (
	"html"
	"regexp"
	"strings"
)

// Strip returns the words of Markdown without its marks, and the first heading.
// Lines stay as they are, with one empty line between paragraphs; code stays as
// it is; of links and images the words stay, not the addresses.
func Strip(body string) (text, heading string) {
	var s stripper
	for line := range strings.SplitSeq(body, "\n") {
		s.line(line)
	}
	s.flush()
	return strings.Trim(strings.Join(s.out, "\n"), "\n"), s.heading
}

// stripper gathers the lines of a paragraph, because marks may span lines, and
// writes it when it ends.
type stripper struct {
	out       []string
	paragraph []string
	fence     string // that opened the code we are in, or empty
	heading   string
}

var (
	fenceLine  = regexp.MustCompile("^(```+|~~~+)")
	headLine   = regexp.MustCompile(`^#{1,6}(?:\s+|$)(.*?)(?:\s+#+)?$`)
	underline  = regexp.MustCompile(`^(?:=+|-+)$`)
	breakLine  = regexp.MustCompile(`^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$`)
	definition = regexp.MustCompile(`^\[[^\]^][^\]]*\]:\s+\S+`)
	footnote   = regexp.MustCompile(`^\[\^[^\]]+\]:\s+`)
	prefix     = regexp.MustCompile(`^(?:>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?)`)
	rule       = regexp.MustCompile(`^\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$`)
)

func (s *stripper) line(line string) {
	t := strings.TrimSpace(line)
	if mark := fenceLine.FindString(t); mark != "" && (s.fence == "" || strings.HasPrefix(t, s.fence)) {
		s.flush()
		if s.fence == "" {
			s.fence = mark
		} else {
			s.fence = ""
		}
		return
	}
	if s.fence != "" {
		s.out = append(s.out, line)
		return
	}
	s.prose(t)
}

func (s *stripper) prose(t string) {
	for m := prefix.FindString(t); m != "" && !breakLine.MatchString(t); m = prefix.FindString(t) {
		t = t[len(m):]
	}
	if m := footnote.FindString(t); m != "" {
		s.flush()
		t = t[len(m):]
	}
	switch m := headLine.FindStringSubmatch(t); {
	case t == "":
		s.flush()
		s.gap()
	case m != nil:
		s.flush()
		s.title(m[1])
	case underline.MatchString(t) && len(s.paragraph) > 0:
		title := strings.Join(s.paragraph, " ")
		s.paragraph = nil
		s.title(title)
	case breakLine.MatchString(t), definition.MatchString(t), rule.MatchString(t):
		s.flush()
	case strings.HasPrefix(t, "|") && strings.HasSuffix(t, "|") && len(t) > 1:
		cells := strings.Split(strings.Trim(t, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		s.paragraph = append(s.paragraph, strings.Join(cells, "\t"))
	default:
		s.paragraph = append(s.paragraph, strings.TrimSuffix(t, `\`))
	}
}

// title writes a heading as a paragraph of its own.
func (s *stripper) title(t string) {
	if t = inline(t); t == "" {
		return
	}
	if s.heading == "" {
		s.heading = t
	}
	s.gap()
	s.out = append(s.out, t, "")
}

// gap writes an empty line, unless there is one.
func (s *stripper) gap() {
	if len(s.out) > 0 && s.out[len(s.out)-1] != "" {
		s.out = append(s.out, "")
	}
}

func (s *stripper) flush() {
	if len(s.paragraph) > 0 {
		s.out = append(s.out, inline(strings.Join(s.paragraph, "\n")))
		s.paragraph = nil
	}
}

// marks are removed in this order; escaped characters are out of their way.
var marks = []struct {
	re   *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`(?s)<!--.*?-->`), ""},
	{regexp.MustCompile("(`+)([^`]+)`+"), "$2"},
	{regexp.MustCompile(`!\[([^\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])`), "$1"},
	{regexp.MustCompile(`\[\^[^\]]+\]`), ""},
	{regexp.MustCompile(`\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)`), "$1"},
	{regexp.MustCompile(`\[([^\[\]]+)\]\[[^\]]*\]`), "$1"},
	{regexp.MustCompile(`<((?:https?|ftp|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>]+)>`), "$1"},
	{regexp.MustCompile(`(?i)<br\s*/?>`), "\n"},
	{regexp.MustCompile(`</?[A-Za-z][^<>]*>`), ""},
	{regexp.MustCompile(`(?s)\*\*(\S.*?)\*\*`), "$1"},
	{regexp.MustCompile(`(?s)\*(\S[^*]*?)\*`), "$1"},
	{regexp.MustCompile(`(?s)(^|[^\pL\d_])__(\S.*?)__`), "$1$2"},
	{regexp.MustCompile(`(?s)(^|[^\pL\d_])_(\S[^_]*?)_`), "$1$2"},
	{regexp.MustCompile(`(?s)~~(\S.*?)~~`), "$1"},
	{regexp.MustCompile(` +\n`), "\n"},
}

const escapable = "\\`*_{}[]()#+-.!|<>~"

// inline removes the marks inside a paragraph. Escaped characters spend the
// time in a private area of Unicode.
func inline(t string) string {
	const private = '\ue000'
	var b strings.Builder
	for i := 0; i < len(t); i++ {
		if t[i] == '\\' && i+1 < len(t) && strings.IndexByte(escapable, t[i+1]) >= 0 {
			i++
			b.WriteRune(private + rune(t[i]))
			continue
		}
		b.WriteByte(t[i])
	}
	t = b.String()
	for _, m := range marks {
		t = m.re.ReplaceAllString(t, m.with)
	}
	t = strings.Map(func(r rune) rune {
		if private <= r && r < private+0x80 {
			return r - private
		}
		return r
	}, t)
	return strings.TrimSpace(html.UnescapeString(t))
}
