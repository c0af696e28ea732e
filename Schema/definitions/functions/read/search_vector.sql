-- The words of a content for the text index. A vector holds at most 1 MB of words and their places.
-- Only a body as long as a book has more. In that case, its first 100,000 characters are indexed.
-- They always fit.
SET LOCAL ROLE galley_projector;

CREATE OR REPLACE FUNCTION read.search_vector(
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

REVOKE ALL ON FUNCTION read.search_vector FROM PUBLIC;
