-- The text index of the read model `search`. It is derived from contents, not from events: a vector
-- follows from the digest of a content and the configuration it is read with, so every build of the
-- read model shares it and no rebuild makes it again.
SET LOCAL ROLE galley_projector;

CREATE TABLE read.search_vectors (
  digest bytea NOT NULL,
  configuration text NOT NULL,
  -- the text whose words are in the vector; null when it was erased
  manuscript bytea,
  -- weights: headline A, standfirst B, body C
  vector tsvector NOT NULL,
  CONSTRAINT search_vectors_digest PRIMARY KEY (digest, configuration)
);
CREATE INDEX search_vectors_vector ON read.search_vectors USING gin (vector);
CREATE INDEX search_vectors_manuscript ON read.search_vectors (manuscript);
-- No query is planned by them, and to make them every vector would have to be read.
ALTER TABLE read.search_vectors ALTER COLUMN vector SET STATISTICS 0;

GRANT SELECT ON read.search_vectors TO galley_editor, galley_admin, galley_auditor;

-- A vector holds 1 MB of words and their places. Of a body that has more, a book's length and not an
-- article's, the first 100,000 characters are indexed, which always fit.
CREATE FUNCTION read.search_vector(
  configuration regconfig, headline text, standfirst text, body text
) RETURNS tsvector
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  heading tsvector := setweight(to_tsvector(configuration, left(headline, 10000)), 'A')
    || setweight(to_tsvector(configuration, left(coalesce(standfirst, ''), 10000)), 'B');
BEGIN
  IF body IS NULL THEN
    RETURN heading;
  ELSIF length(body) > 100000 THEN
    BEGIN
      RETURN heading || setweight(to_tsvector(configuration, body), 'C');
    EXCEPTION WHEN program_limit_exceeded THEN
      NULL;  -- more words than a vector holds
    END;
  END IF;
  RETURN heading || setweight(to_tsvector(configuration, left(body, 100000)), 'C');
END
$$;

-- With a text its words go from the index, and the words of headline and standfirst stay.
CREATE FUNCTION read.forget_erased_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Whoever is indexing one of them at this moment has seen it, and is waited for.
  LOCK TABLE read.search_vectors IN SHARE ROW EXCLUSIVE MODE;
  UPDATE read.search_vectors v
    SET vector = ts_filter(v.vector, '{a,b}'), manuscript = NULL
    FROM erased WHERE v.manuscript = erased.key;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION read.search_vector, read.forget_erased_texts FROM PUBLIC;

-- As whoever migrates, who is a member of both owners.
RESET ROLE;
CREATE TRIGGER texts_leave_the_index
  AFTER DELETE ON galley.texts
  REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION read.forget_erased_texts();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_leave_the_index;
