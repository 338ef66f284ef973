package main

import (
	"context"
	"os"
	"testing"
)

func TestNames(t *testing.T) {
	t.Chdir(t.TempDir())
	csv := "\ufeffa,b,label\nChoe Tae Bok,최태복,1\n\"Kwon, Eun Hee\",권은희,true\nSon Yong Hyok,Son Jong Hyok,0\nKim,Kim Jong Un,\nKim Il,Kim Il Sung,same\n"
	if err := os.WriteFile("pairs.csv", []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args           []string
		stdin          string
		code           int
		stdout, stderr string
	}{
		{args: []string{"names", "key", "Choe Tae Bok", "Ch'oe T'ae-bok", "123"}, stdout: "ko:choe tEpOk\nko:choe tEpOk\n\n"},
		{args: []string{"names", "match", "Kim Jong-un", "Kim Jeong-eun"}, stdout: "0.97 same: Korean: the surname and each syllable can be the same in Hangul\n"},
		{args: []string{"names", "match", "", "Kim"}, stdout: "0.00 different: not a name\n"},
		{args: []string{"names", "match", "Kim"}, code: exitUsage, stderr: "toli: got 1 names: give two, or --pairs FILE alone\n"},
		{args: []string{"names", "match", "--pairs", "pairs.csv"}, stdout: "a,b,label,score,same,why\n" +
			"Choe Tae Bok,최태복,1,0.97,true,Korean: the surname and each syllable can be the same in Hangul\n" +
			"\"Kwon, Eun Hee\",권은희,true,0.97,true,Korean: the surname and each syllable can be the same in Hangul\n" +
			"Son Yong Hyok,Son Jong Hyok,0,0.15,false,the first syllable of the given name differs\n" +
			"Kim,Kim Jong Un,,0.30,false,one word of a full name can be many people's\n" +
			"Kim Il,Kim Il Sung,same,0.10,false,given names of one and of two syllables\n",
			stderr: "pairs 4  same 3  precision 1.0000  recall 0.6667  F1 0.8000\n"},
		{args: []string{"names", "match", "--pairs", "-"}, stdin: "x,y\n", code: exitUsage, stderr: "toli: -:1: columns x,y: there must be columns a and b\n"},
		{args: []string{"names", "match", "--pairs", "-"}, stdin: "a,b,label\nKim,Kim,perhaps\n", code: exitUsage,
			stdout: "", stderr: "toli: -:2: label \"perhaps\" unknown: write 1 or 0, true or false, same or different\n"},
		{args: []string{"names", "cluster", "-"}, stdin: "Kim Jong Un\nBold\nKim Jeong-eun\r\n", stdout: "1\tKim Jong Un\n2\tBold\n1\tKim Jeong-eun\n"},
	} {
		code, stdout, stderr := toli(context.Background(), c.stdin, c.args...)
		if code != c.code || stdout != c.stdout || stderr != c.stderr {
			t.Errorf("%q: exit %d\n%s%s\nwant exit %d\n%s%s", c.args, code, stdout, stderr, c.code, c.stdout, c.stderr)
		}
	}
}
