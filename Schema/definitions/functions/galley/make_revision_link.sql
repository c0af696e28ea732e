-- Keeps the digest of a secret that shows one revision to somebody without a login.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is neither an editor nor an admin
--   22023  the time is not 1 hour to 90 days, or there is no such article
--   23514  the reader has no name, or the digest is not of SHA-256
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.make_revision_link(
  caller text, article uuid, revision integer, reader text, digest bytea, seconds integer
) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  ends timestamptz;
BEGIN
  PERFORM galley.require_writer(caller);
  IF seconds IS NULL OR seconds NOT BETWEEN 3600 AND 7776000
    OR NOT EXISTS (
      SELECT FROM galley.events e WHERE e.stream = article AND e.version = 1 AND e.category = 'article')
  THEN
    RAISE EXCEPTION 'a link is for an article, and for 1 hour to 90 days'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO galley.revision_links AS l (article, revision, reader, digest, made_by, expires_at)
    VALUES (make_revision_link.article, make_revision_link.revision, make_revision_link.reader,
      make_revision_link.digest, caller, clock_timestamp() + make_interval(secs => seconds))
    RETURNING l.expires_at INTO ends;
  RETURN ends;
END
$$;

REVOKE ALL ON FUNCTION galley.make_revision_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.make_revision_link TO :"member";
