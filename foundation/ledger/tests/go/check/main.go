// Check reads a Lantern log folder with the Go team's own packages: the checkpoint, the tiles, and the proofs listed in the
// file "proofs". It then signs the same head with a key of its own and prints key and note, for Lantern to open.
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// folder serves tiles of height 8 from a folder. C2SP paths leave the height out.
type folder string

func (dir folder) Height() int { return 8 }

func (dir folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(dir), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (dir folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// witness checks Ed25519 cosignatures as c2sp.org/tlog-cosignature defines them. It is this program's own reading of the text.
type witness struct {
	name string
	key  ed25519.PublicKey
}

func newWitness(vkey string) witness {
	parts := strings.SplitN(vkey, "+", 3)
	data, err := base64.StdEncoding.DecodeString(parts[2])
	must(err)
	if len(data) != 33 || data[0] != 4 {
		log.Fatal("not the key of a witness")
	}
	w := witness{parts[0], ed25519.PublicKey(data[1:])}
	if fmt.Sprintf("%08x", w.KeyHash()) != parts[1] {
		log.Fatal("another number than the witness's key has")
	}
	return w
}

func (w witness) Name() string { return w.name }

func (w witness) KeyHash() uint32 {
	sum := sha256.Sum256([]byte(w.name + "\n\x04" + string(w.key)))
	return binary.BigEndian.Uint32(sum[:])
}

func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	return ed25519.Verify(w.key, []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)), signature[8:])
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(dir, name string) string {
	data, err := os.ReadFile(filepath.Join(dir, name))
	must(err)
	return string(data)
}

// entry finds an entry in its bundle: lengths of two bytes, then the bytes.
func entry(dir string, index, size int64) []byte {
	tile := tlog.Tile{H: 8, L: 0, N: index / 256, W: 256}
	if (tile.N+1)*256 > size {
		tile.W = int(size % 256)
	}
	bundle := read(dir, strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1))
	for skip := index % 256; ; skip-- {
		length := int(bundle[0])<<8 | int(bundle[1])
		if skip == 0 {
			return []byte(bundle[2 : 2+length])
		}
		bundle = bundle[2+length:]
	}
}

func hashes(fields []string) []tlog.Hash {
	var list []tlog.Hash
	for _, field := range fields {
		data, err := base64.StdEncoding.DecodeString(field)
		must(err)
		var hash tlog.Hash
		copy(hash[:], data)
		list = append(list, hash)
	}
	return list
}

func same(a, b []tlog.Hash) bool {
	return fmt.Sprint(a) == fmt.Sprint(b)
}

func main() {
	dir := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSuffix(read(dir, "vkey"), "\n"))
	must(err)
	cosigner := newWitness(read(dir, "witness"))
	head, err := note.Open([]byte(read(dir, "checkpoint")), note.VerifierList(verifier, cosigner))
	must(err)
	if len(head.Sigs) != 2 {
		log.Fatal("the head does not carry the log's and the witness's signature")
	}
	lines := strings.Split(head.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root := hashes(lines[2:3])[0]
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, folder(dir))

	checked := 0
	for _, line := range strings.Split(strings.TrimSuffix(read(dir, "proofs"), "\n"), "\n") {
		fields := strings.Fields(line)
		number, err := strconv.ParseInt(fields[1], 10, 64)
		must(err)
		proof := hashes(fields[2:])
		var check func(proof []tlog.Hash) error
		switch fields[0] {
		case "inclusion":
			theirs, err := tlog.ProveRecord(size, number, reader)
			must(err)
			if !same(theirs, proof) {
				log.Fatalf("entry %d: another proof", number)
			}
			leaf := tlog.RecordHash(entry(dir, number, size))
			check = func(proof []tlog.Hash) error { return tlog.CheckRecord(proof, size, root, number, leaf) }
		case "consistency":
			theirs, err := tlog.ProveTree(size, number, reader)
			must(err)
			if !same(theirs, proof) {
				log.Fatalf("from %d: another proof", number)
			}
			old, err := tlog.TreeHash(number, reader)
			must(err)
			check = func(proof []tlog.Hash) error { return tlog.CheckTree(proof, size, root, number, old) }
		}
		must(check(proof))
		if len(proof) > 0 {
			proof[0][0] ^= 1
			if check(proof) == nil {
				log.Fatalf("%s: a changed proof was accepted", line)
			}
		}
		checked++
	}
	if checked != 17 {
		log.Fatalf("%d proofs instead of 17", checked)
	}

	secret, public, err := note.GenerateKey(rand.Reader, "go.example/log")
	must(err)
	signer, err := note.NewSigner(secret)
	must(err)
	signed, err := note.Sign(&note.Note{Text: "go.example/log\n" + lines[1] + "\n" + lines[2] + "\n"}, signer)
	must(err)
	fmt.Printf("%s\n%s", public, signed)
}
