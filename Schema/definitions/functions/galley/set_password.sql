-- Sets a person's password. The client sends a SCRAM verifier, so that the server never receives
-- the password. Everybody may set their own password. An admin may set the password of a person
-- whose login has no rights on the server outside this newsroom. A superuser may set any person's
-- password. The person's sessions at the web desk end, their tokens, and links to set another
-- password.
--
-- The checks, in this order:
--   22023  the verifier is not well formed
--   GA008  the session user is not `caller`
--   42501  the caller is neither the person nor an admin
--   42704  there is no such active person
--   GA100  the login is another person's and has other rights
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.set_password(caller text, login text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_verifier(verifier);
  PERFORM galley.require_password_right(caller, login);
  EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
  PERFORM galley.end_desk_sessions(login);
END
$$;

REVOKE ALL ON FUNCTION galley.set_password FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.set_password TO :"member";
