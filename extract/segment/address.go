package segment

import "strings"

// address returns the end of the domain name, URL or mail address that starts
// with the word text[i:end], or 0.
func address(text string, i, end int) int {
	if strings.HasPrefix(text[end:], "://") {
		return trimAddress(text, i, runEnd(text, i))
	}
	if text[end] == ':' {
		return 0
	}
	if stop := domainEnd(text, i, end); stop > 0 {
		if stop < len(text) && text[stop] == '/' {
			return trimAddress(text, i, runEnd(text, stop))
		}
		return stop
	}
	return 0
}

// hyphenDomain returns the end of a domain name whose first label has a hyphen
// at text[end], or 0.
func hyphenDomain(text string, i, end int) int {
	for end < len(text) && text[end] == '-' && letterAt(text, end+1) {
		end = wordEnd(text, end+1)
	}
	if end < len(text) && text[end] == '.' {
		return domainEnd(text, i, end)
	}
	return 0
}

// domainEnd returns the end of the labels at text[i:] when the last is a
// top-level domain in lower case, or 0. The first label ends at end.
func domainEnd(text string, i, end int) int {
	last := end
	for end < len(text) && (text[end] == '.' || text[end] == '-' || text[end] == '@') && letterAt(text, end+1) {
		dot := text[end] == '.'
		start := end + 1
		end = wordEnd(text, start)
		if dot && domains[text[start:end]] && end-i > 5 {
			last = end
		}
	}
	if last > i && strings.ContainsRune(text[i:last], '.') {
		return last
	}
	return 0
}

// runEnd returns the end of the run of visible ASCII at text[i:].
func runEnd(text string, i int) int {
	for i < len(text) && text[i] > ' ' && text[i] < 0x7f {
		i++
	}
	return i
}

// trimAddress drops closing marks from the end of the address text[i:end].
func trimAddress(text string, i, end int) int {
	return i + len(strings.TrimRight(text[i:end], `.,;:!?)]}>'"`))
}
