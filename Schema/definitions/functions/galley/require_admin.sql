-- Refuses to continue unless `caller` is the session user and is an admin here or a superuser.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_admin(caller text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  IF galley.role_of(caller) IS DISTINCT FROM 'admin'
    AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
  THEN
    RAISE EXCEPTION '% is not an admin of this newsroom', caller
      USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_admin FROM PUBLIC;
