-- Deletes a reader's remark that was taken over as a note, or that nobody needs. Returns false if there
-- is none.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is neither an editor nor an admin
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.remove_remark(caller text, remark uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_writer(caller);
  DELETE FROM galley.link_remarks r WHERE r.id = remove_remark.remark;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION galley.remove_remark FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.remove_remark TO :"member";
