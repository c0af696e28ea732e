-- The program makes the terms of a search itself: folded, and pairs of characters where a script has
-- no spaces. The key of a vector is the position of the event that recorded the content.
--
-- digest of the definitions: 9ffc23202312b2c8058e79f25c227c6678a719b858e016a71533b277a4ae04b2
SET LOCAL ROLE galley_projector;

DROP FUNCTION IF EXISTS read.search_vector(regconfig, text, text, text);
DROP TABLE read.search_vectors;

-- The text index of the read model `search`. All builds share it, and no rebuild computes it again.
CREATE TABLE read.search_vectors (
  position bigint NOT NULL,
  configuration text NOT NULL,
  -- the text whose terms are in the vector; null when it was erased
  manuscript bytea,
  -- a group of 1,024 positions, so that the index finds recent matches of a frequent term
  era integer[] NOT NULL GENERATED ALWAYS AS (ARRAY[(position >> 10)::integer]) STORED,
  -- weights: headline A, standfirst B, body C
  vector tsvector NOT NULL,
  CONSTRAINT search_vectors_position PRIMARY KEY (position, configuration)
);
CREATE INDEX search_vectors_vector ON read.search_vectors USING gin (vector, era);
CREATE INDEX search_vectors_manuscript ON read.search_vectors (manuscript);
-- No query is planned by statistics of vectors, and to gather them would read every vector.
ALTER TABLE read.search_vectors ALTER COLUMN vector SET STATISTICS 0;
