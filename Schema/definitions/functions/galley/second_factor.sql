-- Since when a person has a second factor; null for none. For the person and for admins.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is neither the person nor an admin
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.second_factor(caller text, login text) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  IF login IS DISTINCT FROM caller THEN
    PERFORM galley.require_admin(caller);
  END IF;
  RETURN (SELECT f.enrolled_at FROM galley.second_factors f WHERE f.login = second_factor.login);
END
$$;

REVOKE ALL ON FUNCTION galley.second_factor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.second_factor TO :"member";
