-- Removes a person's second factor and recovery codes. Returns whether there was one. For the person
-- and for admins.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is neither the person nor an admin
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.remove_second_factor(caller text, login text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  IF login IS DISTINCT FROM caller OR galley.role_of(caller) IS NULL THEN
    PERFORM galley.require_admin(caller);
  END IF;
  DELETE FROM galley.second_factors f WHERE f.login = remove_second_factor.login;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION galley.remove_second_factor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.remove_second_factor TO :"member";
