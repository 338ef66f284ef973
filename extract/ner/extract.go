package ner

// features appends the feature hashes of token i of the sentence that is
// tokens [first, last) of e to dst.
func (e *evidence) features(norms []string, i, first, last int, dst []uint32) []uint32 {
	at := func(k int) *tokenInfo {
		if k < first || k >= last {
			return &outside
		}
		return &e.info[k]
	}
	p2, p, t, n, n2 := at(i-2), at(i-1), at(i), at(i+1), at(i+2)
	add := func(f template, h uint32) { dst = append(dst, mix(uint32(f), h)) }
	shapes := uint32(p.shape)<<16 | uint32(t.shape)<<8 | uint32(n.shape)

	add(fBias, 0)
	add(fNorm, t.norm)
	add(fNormPrev, p.norm)
	add(fNormNext, n.norm)
	add(fNormPrev2, p2.norm)
	add(fNormNext2, n2.norm)
	add(fNormPair, mix(p.norm, t.norm))
	add(fNormPairNext, mix(t.norm, n.norm))
	add(fNormAround, mix(p.norm, n.norm))
	add(fShape, uint32(t.shape))
	add(fShapePrev, uint32(p.shape)<<8|uint32(t.shape))
	add(fShapeNext, uint32(t.shape)<<8|uint32(n.shape))
	add(fShapeTri, shapes)
	add(fShapeTri, mix(shapes, uint32(p2.shape)<<8|uint32(n2.shape)))
	add(fShapeNorm, mix(t.norm, uint32(t.shape)))
	add(fNormPrev, mix(p.norm, uint32(t.shape)))
	add(fNormNext, mix(n.norm, uint32(t.shape)))
	add(fFlags, uint32(t.flags))
	add(fFlagsShape, uint32(t.flags)<<8|uint32(t.shape))
	if t.shape != shapeLower || len(norms[i]) > 3 {
		for k := 1; k <= 4; k++ {
			add(fSuffix, mix(affix(norms[i], k, true), uint32(t.shape)))
		}
		for k := 2; k <= 4; k++ {
			add(fPrefix, mix(affix(norms[i], k, false), uint32(t.shape)))
		}
	}
	add(fSuffixPrev, mix(p.suffix, uint32(t.shape)))
	add(fSuffixNext, mix(n.suffix, uint32(t.shape)))
	return e.evidenceFeatures(p2, p, t, n, n2, dst)
}

func (e *evidence) evidenceFeatures(p2, p, t, n, n2 *tokenInfo, dst []uint32) []uint32 {
	add := func(f template, h uint32) { dst = append(dst, mix(uint32(f), h)) }
	addKinds := func(f template, kinds uint64) {
		for k := uint32(0); kinds != 0; k, kinds = k+1, kinds>>1 {
			if kinds&1 != 0 {
				add(f, k)
			}
		}
	}
	if t.lookup != 0 {
		add(fLookup, t.lookup)
		add(fLookup, t.lookup&0xf00fffff)
		add(fLookup, t.lookup&0xff000003|uint32(t.shape)<<8)
		add(fLookup, mix(t.lookup&0xff000003, uint32(p.shape)<<8|uint32(n.shape)))
		add(fLookupNorm, mix(t.lookup&0xf0000003, n.norm))
		add(fLookupNorm, mix(t.lookup&0xf0000003|1<<16, p.norm))
	}
	if t.second != 0 {
		add(fLookup, mix(t.second, 77))
		add(fLookup, mix(t.lookup&0xff000003, t.second&0xff000003))
	}
	if p.lookup != 0 {
		add(fLookupPrev, mix(p.lookup&0xff000003, uint32(t.shape)))
	}
	if n.lookup != 0 {
		add(fLookupNext, mix(n.lookup&0xff000003, uint32(t.shape)))
	}
	addKinds(fKinds, t.kinds)
	addKinds(fKindsPrev, p.kinds)
	addKinds(fKindsNext, n.kinds)
	kinds := mix(uint32(t.kinds), uint32(t.kinds>>32))
	add(fKindsTri, mix(mix(uint32(p.kinds), uint32(p.kinds>>32)), kinds))
	add(fKindsTri, mix(kinds, mix(uint32(n.kinds), uint32(n.kinds>>32)+1)))
	add(fKindsTri, mix(kinds, uint32(t.shape)))
	dst = partFeatures(p, t, n, dst)
	dst = classFeatures(p2, p, t, n, n2, dst)
	dst = contextFeatures(p, t, n, dst)
	if t.candidate != 0 {
		add(fCandidate, t.candidate)
		add(fCandidate, t.candidate&0xffffff)
		add(fCandidate, mix(t.candidate&0xffffff, t.lookup&0xf0000003))
	}
	if t.cand2 != 0 {
		add(fCandidate, mix(t.cand2&0xffffff, 5))
	}
	if p.candidate != 0 {
		add(fCandidatePrev, mix(p.candidate&0xffffff, uint32(t.shape)))
	}
	if n.candidate != 0 {
		add(fCandidateNext, mix(n.candidate&0xffffff, uint32(t.shape)))
	}
	if t.elsewhere != 0 {
		add(fElsewhere, t.elsewhere)
		add(fElsewhereShape, mix(t.elsewhere, uint32(t.shape)<<8|uint32(t.flags)))
		addKinds(fElsewhere, uint64(t.elsewhere)<<20)
	}
	if t.head != 0 {
		add(fHeadAhead, uint32(t.shape))
		add(fHeadNorm, mix(t.head, uint32(t.shape)))
		add(fHeadAhead, mix(t.head, p.norm))
		add(fHeadAhead, mix(uint32(p.shape), kinds))
	}
	if t.headBack != 0 {
		add(fHeadBehind, mix(t.headBack, t.norm))
		add(fHeadBehind, mix(t.headBack, uint32(t.shape)))
		add(fHeadBehind, mix(p.norm, uint32(t.shape)))
	}
	return dst
}

// partFeatures appends what the words can be in personal names.
func partFeatures(p, t, n *tokenInfo, dst []uint32) []uint32 {
	add := func(f template, h uint32) { dst = append(dst, mix(uint32(f), h)) }
	if t.parts != 0 {
		add(fParts, mix(t.parts, uint32(t.shape)))
		for k, rest := uint32(0), t.parts; rest != 0; k, rest = k+1, rest>>1 {
			if rest&1 != 0 {
				add(fParts, k)
			}
		}
	}
	if p.parts != 0 {
		add(fPartsPrev, mix(p.parts, uint32(t.shape)))
	}
	if n.parts != 0 {
		add(fPartsNext, mix(n.parts, uint32(t.shape)))
	}
	if t.parts|p.parts != 0 && t.shape != shapeLower {
		add(fPartsTri, mix(p.parts, t.parts))
	}
	if t.parts|n.parts != 0 && t.shape != shapeLower {
		add(fPartsTri, mix(t.parts, n.parts+1<<20))
	}
	return dst
}

// classFeatures appends the classes of the words.
func classFeatures(p2, p, t, n, n2 *tokenInfo, dst []uint32) []uint32 {
	add := func(f template, h uint32) { dst = append(dst, mix(uint32(f), h)) }
	caps := t.class.caps()
	add(fCaps, caps<<16|uint32(t.shape)<<8|uint32(t.flags))
	add(fCaps, mix(p.class.caps()<<16|caps<<8|n.class.caps(), uint32(t.shape)))
	if t.class != 0 {
		add(fClass, mix(t.class.fine(), uint32(t.shape)))
	}
	if p.class != 0 {
		add(fClassPrev, mix(p.class.fine(), uint32(t.shape)))
		add(fClassTri, mix(p.class.fine()<<16|t.class.fine(), 1))
	}
	if n.class != 0 {
		add(fClassNext, mix(n.class.fine(), uint32(t.shape)))
		add(fClassTri, mix(t.class.fine()<<16|n.class.fine(), 2))
	}
	if p.class != 0 && n.class != 0 {
		add(fClassTri, mix(p.class.fine()<<16|n.class.fine(), 3+uint32(t.shape)))
	}
	add(fClassPrev, mix(p2.class.fine()+1<<20, uint32(t.shape)))
	add(fClassNext, mix(n2.class.fine()+1<<20, uint32(t.shape)))
	return dst
}

// outside stands for the token before the first and after the last.
var outside = tokenInfo{norm: 0x0ddba11, shape: 0xff}
