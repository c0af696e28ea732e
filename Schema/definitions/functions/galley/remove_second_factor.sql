-- Removes a person's second factor and recovery codes. Returns whether there was one. Whoever may set
-- the person's password may do this.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is neither the person nor an admin
--   42704  there is no such active person
--   GA100  the login is another person's and has other rights
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.remove_second_factor(caller text, login text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_password_right(caller, login);
  DELETE FROM galley.second_factors f WHERE f.login = remove_second_factor.login;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION galley.remove_second_factor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.remove_second_factor TO :"member";
