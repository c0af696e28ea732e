-- Revokes a token of the caller, or of anybody for an admin. Returns false if there is no such token.
--
-- The check:
--   GA008  the session user is not `caller`
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.remove_token(caller text, id bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  DELETE FROM galley.desk_tokens t
    WHERE t.id = remove_token.id AND (t.login = caller OR galley.role_of(caller) = 'admin');
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION galley.remove_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.remove_token TO :"member";
