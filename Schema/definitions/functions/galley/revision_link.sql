-- The link with this secret; no row if it is unknown, revoked or expired, or whoever made it is no
-- editor or admin any more.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.revision_link(secret bytea)
RETURNS TABLE (
  id uuid, article uuid, revision integer, reader text, made_by text, expires_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT l.id, l.article, l.revision, l.reader, l.made_by, l.expires_at
  FROM galley.revision_links l
  WHERE l.digest = sha256(secret) AND l.revoked_at IS NULL AND l.expires_at > clock_timestamp()
    AND galley.role_of(l.made_by) IN ('editor', 'admin')
$$;

REVOKE ALL ON FUNCTION galley.revision_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.revision_link TO galley_desk;
