"""The search index: what the build writes under `search/`, and `src/search/` reads in the browser.

Every file is a script that hands its data over, `planLibraryData("search/NAME", BUILD, JSON)`, so that it loads from
file:// too. BUILD is a hash of what the index is made of: a browser never puts files of two builds together. The index
is split so that a query loads little: the manifest, the files with its grams, and the texts of the first hits. The
files are of about the same size, so that their number grows with the library; a small one has one of each.

How it is made: `parts` takes what the index needs of each plan by itself. `runs` parts all sections into runs and has
`postings` collect which of them have which keys, in as many processes as there are cores; what was collected of a run
is kept, and is used until its sections are others. `index` cuts what the runs hold into the index's files, whose
borders are known before they are made, so that each can be made when it is asked for, in any process. `spools` has what
is too long to be held in memory. When plans change, only their runs are collected again, and the files are those of an
index made anew.

**Sections** have a rank: their position by (visible characters with all that stands under them, reading order), so that
every list is in the order of results, short before long, and the texts of the first hits lie close together. A section
is indexed by its *own lines*: its heading with the printed number, its paragraphs and items with theirs, fields at
their neutral defaults; not what stands in the sections under it. 开头 and 结尾 have no heading line.

**Folding** (`folding.py`, `src/search/fold.ts`) is the same for the index and for queries: NFC; then each code point by
itself NFKC, lower case, and by the manifest's table from traditional to simplified, from 著 to 着; characters without
width are dropped, and a run of white space is one U+0020. Shared vectors: `tests/fixtures/search/folding.json`.

**Grams** are the single code points and the pairs of neighbours of a folded line. A term is in a section where it is
in one of its own lines. Lists of one- and two-character terms are exact; a longer term's candidates (the sections that
have all its pairs) are verified against the text.

`manifest`
    version, sections, keys (the first key of each file of keys), blocks (packed; the first rank of each text block),
    page (the address of a plan's), fold (the table: the other character and the one in use in turns), topics, kinds,
    levels, types, synonyms (groups of words), fields, whole (of a small library: other files). See `Manifest` in
    planlib/contract.py.
`keys/N`
    An object: key → packed ranks of the sections that have it, and after a `|` of those that have it in their heading.
    The keys of all files are in the order of their code points, so that a word's character and pairs stand together.
    Keys are grams; `=topic:ID`, `=kind:ID`, `=level:ID`, `=type:ID`, `=plan:ID` for what sections are (topics as
    `topics_of` gives them), `=timeliness:ID` for how current they are with all that stands under them; `=section:ID`
    for what they are called in their plans, so that a section is found by its id; `=example:WORDS` for the
    words of the original that a field stands for; and `~LETTERS`: the words, parted by
    blanks, that are written LETTERS in pinyin, in full or by their initials, those in most plans first. They are the
    words of titles, headings and names: what stands between two marks, and what of it is in vocabulary/common.txt.
`texts/N`
    The sections of a block in rank order, and the plans that they belong to. See `TextBlock` in planlib/contract.py.
`tree`
    depths: a digit a section, in reading order (0 for 开头 and 结尾, else the depth of nesting from 1); characters:
    packed numbers, in reading order (with them the ranks are known); plans: packed numbers of sections a plan.

`alike`
    Characters that are taken for each other, in groups: those with a sound, those with similar looks. It is asked for
    where nothing holds a query.

**A small library** has less text than grams. Its grams are in no file: they are looked for in the texts, and these come
with the manifest, as `tree` and the first file of keys do. What is left, `keys/1`, is pinyin.

**Packing** (`packing.py`, `src/search/packing.ts`): numbers as base64 digits of five bits, least first, with 32 added
where more follow. Lists of ranks are packed as the gaps between them, less one. gzip does the rest: a gap is a
character, so frequent gaps cost a bit or two.
"""
