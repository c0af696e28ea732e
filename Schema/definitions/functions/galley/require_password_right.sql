-- Refuses to continue unless the caller may decide about a person's password: their own, or as an
-- admin that of a person whose login has no rights on the server outside this newsroom. A superuser
-- may decide about everybody's.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_password_right(caller text, login text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  IF login IS DISTINCT FROM caller THEN
    PERFORM galley.require_admin(caller);
  END IF;
  IF galley.role_of(login) IS NULL THEN
    RAISE EXCEPTION 'there is no active person % in this newsroom', login
      USING ERRCODE = 'undefined_object';
  END IF;
  IF login <> caller AND galley.has_other_rights(login)
    AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
  THEN
    RAISE EXCEPTION '% has rights on this server besides this newsroom; only they themselves or the '
      'server''s administrator can set their password', login
      USING ERRCODE = galley.error_code('people rule');
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_password_right FROM PUBLIC;
