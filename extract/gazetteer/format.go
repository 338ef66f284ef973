package gazetteer

// The blob, little endian throughout. Nothing in it is decoded at opening.
//
//	header, 24 + 8×sections bytes:
//	  [8]byte magic "toligaz\n"
//	  u32     format version
//	  u32     version of the cutting and folding of text (segment.Version)
//	  u64     xxHash64 of all that follows
//	  per section: u32 offset, u32 length in bytes
//
// Sections:
//
//	slots     u32 × 2^k   open-addressed hash of the vocabulary: fingerprint<<22 | token+1, 0 is free
//	tokens    u32 × (T+1) where each token's text starts in letters
//	letters   bytes       the keys of the tokens
//	nodes     {u32 edge, u32 value} × (N+1)
//	edges     u32 × (N-1) the token on each edge
//	values    u32 × P     entry<<8 | case rule
//	rules     u32 × ≤256  case rules, see caseRule
//	meta      {u8 kind, u8 label, u16 prior×10000} × E
//	offsets   u32 × (E+1) where each entry starts in records
//	records   bytes       the entries, see record.go
//	sources   bytes       the source keys, one a line
//
// The trie's nodes are numbered in breadth-first order, so the children of a
// node follow each other and the child over edge e is node e+1: an edge needs no
// target. The children of node n are over edges [node n's edge, node n+1's
// edge), sorted by token; its values likewise. Tokens that begin an alias come
// first in the vocabulary, so token t begins an alias when t < the number of
// children of the root, and leads to node t+1 without a search.
//
// Entries are sorted by ID.
//
// Version 1 is the first.
const formatVersion = 1

const magic = "toligaz\n"

const (
	secSlots = iota
	secTokens
	secLetters
	secNodes
	secEdges
	secValues
	secRules
	secMeta
	secOffsets
	secRecords
	secSources
	numSections
)

// sectionNames name the sections in errors.
var sectionNames = [numSections]string{"slots", "tokens", "letters", "nodes", "edges", "values", "rules",
	"meta", "offsets", "records", "sources"}

// sectionUnits are the sizes of the elements of each section, in bytes.
var sectionUnits = [numSections]uint32{4, 4, 1, 8, 4, 4, 4, 4, 4, 1, 1}

const (
	checksumAt  = 16
	sectionsAt  = 24
	headerSize  = sectionsAt + 8*numSections
	tokenBits   = 22 // of a slot; the rest is the fingerprint
	tokenMask   = 1<<tokenBits - 1
	maxProbes   = 1024 // slots looked at for one token
	maxTokens   = 24   // tokens of an alias, hyphens between them not counted
	maxValues   = 4096 // entries of one alias
	maxEntries  = 1 << 24
	maxRules    = 256
	ruleAcronym = 1 << 31 // case rule: capitals only; the other bits say which tokens need a capital
)

// meta is what a lookup says of its entry: kind, label, prior×10000.
type meta uint32
