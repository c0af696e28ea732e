-- Sets a person's password. The client sends a SCRAM verifier, so that the server never receives
-- the password. Everybody may set their own password. An admin may set the password of a person
-- whose login has no rights on the server outside this newsroom. A superuser may set any person's
-- password. The person's sessions at the web desk and their tokens end.
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
  -- Be as strict as PostgreSQL, which treats anything that is not a verifier as a plain-text
  -- password.
  IF verifier IS NULL
    OR verifier !~ ('^SCRAM-SHA-256\$[1-9][0-9]{3,6}:[A-Za-z0-9+/]{22,}={0,2}'
      || '\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')
    OR split_part(substr(verifier, 15), ':', 1)::integer < 4096
  THEN
    RAISE EXCEPTION 'a password comes as a SCRAM-SHA-256 verifier of at least 4096 iterations'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
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
  EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
  DELETE FROM galley.desk_sessions s WHERE s.login = set_password.login;
  DELETE FROM galley.desk_tokens t WHERE t.login = set_password.login;
END
$$;

REVOKE ALL ON FUNCTION galley.set_password FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.set_password TO :"member";
