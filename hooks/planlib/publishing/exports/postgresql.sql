CREATE SCHEMA IF NOT EXISTS plan_library;

-- What is kept. A new export empties the tables and fills them again: views and rights on them stay.

CREATE TABLE IF NOT EXISTS plan_library.folds (
  character text COLLATE "C" PRIMARY KEY,
  folded text COLLATE "C" NOT NULL
);

CREATE TABLE IF NOT EXISTS plan_library.topics (
  id text COLLATE "C" PRIMARY KEY,
  title text NOT NULL,
  names text[] COLLATE "C" NOT NULL  -- folded, without blanks
);

-- The characters of folded lines, and the pairs of neighbours in a line.
CREATE OR REPLACE FUNCTION plan_library.grams(folded text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram COLLATE "C"), '{}')
  FROM (
    SELECT unnest(ARRAY[one, one || lead(one) OVER (ORDER BY place)]) AS gram
    FROM unnest(string_to_array(folded, NULL)) WITH ORDINALITY AS characters (one, place)
  ) AS pairs
  WHERE position(E'\n' IN gram) = 0
$$;

CREATE TABLE IF NOT EXISTS plan_library.sections (
  number integer PRIMARY KEY,         -- in reading order
  id text COLLATE "C" NOT NULL UNIQUE,
  plan text COLLATE "C" NOT NULL,
  plan_title text NOT NULL,
  plan_level text NOT NULL,
  plan_type text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  topics text[] NOT NULL,
  timeliness text NOT NULL,
  url text NOT NULL,
  characters integer NOT NULL,        -- with all that stands under it
  above integer[] NOT NULL,           -- it and all above it, the uppermost first
  lines text NOT NULL,                -- its own, without what stands under it
  heading text COLLATE "C" NOT NULL,  -- folded
  folded text COLLATE "C" NOT NULL,   -- the lines
  grams text[] COLLATE "C" GENERATED ALWAYS AS (plan_library.grams(folded)) STORED
);
CREATE INDEX IF NOT EXISTS sections_grams ON plan_library.sections USING gin (grams);
CREATE INDEX IF NOT EXISTS sections_plan ON plan_library.sections (plan, number);

-- A text as the search sees it: 志願服務 as 志愿服务, ＱＱ群 as qq群.
CREATE OR REPLACE FUNCTION plan_library.fold(written text) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(coalesce(string_agg(coalesce(folds.folded, one), '' ORDER BY place), ''), ' {2,}', ' ', 'g'), ' ')
  FROM unnest(string_to_array(normalize(written, NFC), NULL)) WITH ORDINALITY AS characters (one, place)
  LEFT JOIN plan_library.folds AS folds ON folds.character = one
$$;

CREATE OR REPLACE FUNCTION plan_library.names(written text[]) RETURNS text[]
LANGUAGE sql STABLE STRICT AS $$
  SELECT array_agg(replace(plan_library.fold(name), ' ', '')) FROM unnest(written) AS name
$$;

-- The sections whose own lines hold a folded term.
CREATE OR REPLACE FUNCTION plan_library.holding(term text) RETURNS SETOF plan_library.sections
LANGUAGE sql STABLE STRICT AS $$
  SELECT * FROM plan_library.sections
  WHERE grams @> plan_library.grams(term) AND position(term IN folded) > 0
$$;

-- What the site finds, in its order. terms, excluded: folded, as planLibrary.parse gives them. phrase: the terms as they
-- stand behind one another.
-- A section is found if its own lines hold every term, or if the terms meet only in what stands under it; not if it, or
-- what stands under it, holds an excluded one. First come those with all terms in the heading, then those of the topic
-- that is asked for, then those that hold the phrase, then those where the terms meet only below; and the short before
-- the long.
CREATE OR REPLACE FUNCTION plan_library.find(terms text[], excluded text[] DEFAULT '{}', phrase text DEFAULT NULL)
RETURNS TABLE (place bigint, id text, title text, plan_title text, url text, lines text)
LANGUAGE sql STABLE AS $$
  WITH
    asked AS (SELECT DISTINCT term FROM unnest(terms) AS term WHERE term <> ''),
    many AS (SELECT count(*) AS terms FROM asked),
    held AS (SELECT term, found.number, found.above FROM asked, plan_library.holding(term) AS found),
    barred AS (SELECT unnest(found.above) AS number FROM unnest(excluded) AS term, plan_library.holding(term) AS found),
    own AS (
      SELECT number FROM held GROUP BY number HAVING count(*) = (SELECT many.terms FROM many)
      UNION ALL
      SELECT number FROM plan_library.sections WHERE (SELECT many.terms FROM many) = 0
    ),
    whole AS (
      SELECT number FROM (SELECT DISTINCT term, unnest(above) AS number FROM held) AS closed
      WHERE number NOT IN (SELECT number FROM barred)
      GROUP BY number HAVING count(*) = (SELECT many.terms FROM many)
    ),
    results AS (
      SELECT number FROM own WHERE number NOT IN (SELECT number FROM barred)
      UNION
      SELECT number FROM whole
      WHERE number NOT IN (
        SELECT above[cardinality(above) - 1] FROM plan_library.sections JOIN whole USING (number)
        WHERE cardinality(above) > 1
      )
    ),
    called AS (
      SELECT array_agg(topics.id) AS topics FROM plan_library.topics
      WHERE topics.names && (
        SELECT array_agg(replace(name, ' ', '')) FROM unnest(terms || array_to_string(terms, '')) AS name
      )
    ),
    ranked AS (
      SELECT
        sections.*,
        CASE
          WHEN number NOT IN (SELECT number FROM own) THEN 5
          WHEN (SELECT many.terms FROM many) = 0 THEN 4
          WHEN NOT EXISTS (SELECT FROM asked WHERE position(term IN heading) = 0) THEN 1
          WHEN topics && (SELECT called.topics FROM called) THEN 2
          WHEN (SELECT many.terms FROM many) > 1
            AND position(coalesce(phrase, array_to_string(terms, '')) IN folded) > 0 THEN 3
          ELSE 4
        END AS tier
      FROM results JOIN plan_library.sections AS sections USING (number)
    )
  SELECT row_number() OVER (ORDER BY tier, characters, number), id, title, plan_title, url, lines
  FROM ranked ORDER BY 1
$$;

-- The same for what somebody has typed: words parted by blanks, "several words" as one, -a word that must not be there.
-- What else a query may hold (marks, 怎么写) the site takes out of it first: planLibrary.parse.
CREATE OR REPLACE FUNCTION plan_library.search(typed text)
RETURNS TABLE (place bigint, id text, title text, plan_title text, url text, lines text)
LANGUAGE sql STABLE STRICT AS $$
  WITH
    tokens AS (
      SELECT token[1] AS token, number
      FROM regexp_matches(plan_library.fold(left(typed, 2000)), '-?"[^"]*"?|-?“[^”]*”(?![^ ])|[^ "]+', 'g')
        WITH ORDINALITY AS found (token, number)
    ),
    words AS (
      SELECT
        number,
        token ~ '^-.' AS is_excluded,
        btrim(btrim(CASE WHEN token ~ '^-.' THEN substr(token, 2) ELSE token END, '"'), ' ') AS word
      FROM tokens
    ),
    named AS (
      SELECT number, is_excluded, CASE WHEN word ~ '^“[^”]*”$' THEN btrim(word, '“” ') ELSE word END AS word
      FROM words
    )
  SELECT found.* FROM plan_library.find(
    (SELECT coalesce(array_agg(word ORDER BY number), '{}') FROM named WHERE word <> '' AND NOT is_excluded),
    (SELECT coalesce(array_agg(word), '{}') FROM named WHERE word <> '' AND is_excluded)
  ) AS found
$$;

TRUNCATE plan_library.folds, plan_library.topics, plan_library.sections;
