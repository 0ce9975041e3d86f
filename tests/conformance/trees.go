// Checks notes, checkpoints, inclusion and tree proofs made by Comity with Go's own sumdb packages.
// Standard input: lines "note <vkey> <base64>", "record <n> <index> <leaf> <root> <proof,…>", "tree <n> <m> <new> <old> <proof,…>".
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func hash(s string) (h tlog.Hash) {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil || len(b) != 32 {
		panic("hash " + s)
	}
	copy(h[:], b)
	return
}

func hashes(s string) (out []tlog.Hash) {
	if s == "-" {
		return nil
	}
	for _, part := range strings.Split(s, ",") {
		out = append(out, hash(part))
	}
	return
}

func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func check(f []string) error {
	switch f[0] {
	case "note":
		v, err := note.NewVerifier(f[1])
		if err != nil {
			return err
		}
		msg, err := base64.StdEncoding.DecodeString(f[2])
		if err != nil {
			return err
		}
		_, err = note.Open(msg, note.VerifierList(v))
		return err
	case "record":
		return tlog.CheckRecord(hashes(f[5]), number(f[1]), hash(f[4]), number(f[2]), hash(f[3]))
	case "tree":
		return tlog.CheckTree(hashes(f[5]), number(f[1]), hash(f[3]), number(f[2]), hash(f[4]))
	}
	return fmt.Errorf("unknown %q", f[0])
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<20)
	for n := 1; in.Scan(); n++ {
		if err := check(strings.Fields(in.Text())); err != nil {
			fmt.Printf("%d: %v\n", n, err)
		} else {
			fmt.Println("ok")
		}
	}
}
