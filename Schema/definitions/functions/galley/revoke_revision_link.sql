-- Ends a link. Returns false if it was revoked before, or there is none.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is neither an editor nor an admin
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.revoke_revision_link(caller text, link uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_writer(caller);
  UPDATE galley.revision_links l SET revoked_at = clock_timestamp()
    WHERE l.id = link AND l.revoked_at IS NULL;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION galley.revoke_revision_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.revoke_revision_link TO :"member";
