package webpage

import (
	"strings"
	"testing"
)

const long = `The president arrived in Pyongyang on Tuesday for talks that both sides called an important step. ` +
	`It is the first visit of a foreign head of state since the change of leadership, and it is to last four days.`

const site = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Elbegdorj in Pyongyang - The Messenger</title>
<meta property="og:title" content="Elbegdorj in Pyongyang">
<meta property="og:site_name" content="The Messenger">
<meta property="og:url" content="https://example.org/news/17">
<meta name="author" content="Kim Su">
<meta property="article:published_time" content="2013-10-28T09:00:00+08:00">
<meta property="article:modified_time" content="2014-01-02T09:00:00+08:00">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li></ul></nav>
<article><h1>Elbegdorj in Pyongyang</h1>
<p>` + long + `</p>
<p>He spoke with <a href="/kim">Kim Yong-nam</a>, &quot;for two hours&quot;,<br>and left on Thursday. ` + long + `</p>
<script>var x = "tracker";</script></article>
<aside><h3>Most read</h3><ul><li><a href="/1">Other story</a></li></ul></aside>
<footer>Copyright 2020 The Messenger</footer></body></html>`

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, page string
		want       Page
	}{
		{"site", site, Page{
			URL: "https://example.org/news/17", Site: "The Messenger", Title: "Elbegdorj in Pyongyang", Author: "Kim Su", Lang: "en-GB", Date: "2013-10-28",
			Text: "Elbegdorj in Pyongyang\n\n" + long + "\n\n" + `He spoke with Kim Yong-nam, "for two hours",` + "\nand left on Thursday. " + long,
		}},
		{"short", `<html><head><title>Brief</title></head><body><nav>Home</nav><article><h1>Brief</h1><p>Talks ended.</p><p>No word on more.</p></article><footer>(c) 2020</footer></body></html>`,
			Page{Title: "Brief", Text: "Brief\n\nTalks ended.\n\nNo word on more."}},
		{"publisher of json-ld, title with site", `<html><head><title>Talks held in the capital | The "UB" Post</title><script type="application/ld+json">{"publisher":{"@type":"Organization","name":"The \"UB\" Post"}}</script></head><body><p>` + long + `</p><p>` + long + `</p></body></html>`,
			Page{Title: "Talks held in the capital", Site: `The "UB" Post`, Text: long + "\n\n" + long}},
		{"headline in h2, share and tags", `<html><head><title>Talks held in the capital – Site</title></head><body><div class="post social"><h2>World</h2><h2>Talks held in the capital</h2><div class="share-bar">Share Tweet</div><p>` + long + `</p><p>` + long + `</p><p class="post-tags">Tags: DPRK</p></div></body></html>`,
			Page{Title: "Talks held in the capital", Text: "Talks held in the capital\n\nWorld\n\n" + long + "\n\n" + long}},
		{"table of an old page", `<HTML><TITLE>Arrival</TITLE><BODY><TABLE><TR><TD>` + long + `<BR><BR>` + long + `<BR><BR>-0-</TD></TR></TABLE></BODY></HTML>`,
			Page{Title: "Arrival", Text: long + "\n\n" + long + "\n\n-0-"}},
		{"json-ld date", `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Talks","datePublished":"2012-11-16T00:00:00Z"}</script></head><body><p>` + long + `</p><p>` + long + `</p></body></html>`,
			Page{Title: "Talks", Date: "2012-11-16", Text: long + "\n\n" + long}},
		{"time element", `<html lang=ko><body><article><time datetime="2012-11-17">yesterday</time><p>` + long + `</p><p>` + long + ` More.</p></article></body></html>`,
			Page{Lang: "ko", Date: "2012-11-17", Text: "yesterday\n\n" + long + "\n\n" + long + " More."}},
		{"modified is not published", `<html><head><meta property="article:modified_time" content="2014-01-01"><meta name="DC.date" content="2012"></head><body><main><p>Talks ended.</p><time class="updated" datetime="2015-01-01">x</time></main>`,
			Page{Date: "2012", Text: "Talks ended.\n\nx"}},
		{"no markup", "just words", Page{Text: "just words"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Parse(test.page)
			if err != nil || got != test.want {
				t.Errorf("error %v, got\n%+v\nwant\n%+v", err, got, test.want)
			}
		})
	}
}

func TestParseRejects(t *testing.T) {
	for _, page := range []string{"", "<html><body></body></html>", "<html><script>x()</script></html>"} {
		if got, err := Parse(page); err == nil || err.Error() != "no text in the page: leave it out" {
			t.Errorf("%q: got %+v, error %v", page, got, err)
		}
	}
}

func TestCharset(t *testing.T) {
	for _, test := range []struct{ page, want string }{
		{`<meta charset="EUC-KR">`, "EUC-KR"},
		{`<META http-equiv=Content-Type content="text/html; charset=windows-1251">`, "windows-1251"},
		{`<?xml version="1.0" encoding="gb2312"?>`, "gb2312"},
		{`<p>charset=utf-8</p>`, ""},
		{strings.Repeat(" ", 5000) + `<meta charset="EUC-KR">`, ""},
	} {
		if got := Charset([]byte(test.page)); got != test.want {
			t.Errorf("%.40s: got %q, want %q", test.page, got, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(site)
	f.Add("<table><tr><td>a<td>b</table>&#x110000;")
	f.Fuzz(func(t *testing.T, page string) {
		p, err := Parse(page)
		if err == nil && (p.Text == "" || strings.Contains(p.Text, "\n\n\n") || strings.TrimSpace(p.Text) != p.Text) {
			t.Errorf("text %q", p.Text)
		}
	})
}
