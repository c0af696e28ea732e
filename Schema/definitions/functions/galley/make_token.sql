-- Keeps a token of the API, with the caller's password as the token's key has encrypted it.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an active person, or no admin and the scope is admin
--   GA100  the caller has 50 tokens
--   23514  the label, the scope or the time is not allowed
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.make_token(
  caller text, id bytea, label text, scope text, sealed bytea, seconds double precision
) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  ends timestamptz;
BEGIN
  PERFORM galley.require_caller(caller);
  IF galley.role_of(caller) IS NULL OR (scope = 'admin' AND galley.role_of(caller) <> 'admin') THEN
    RAISE EXCEPTION '% may not have a token of the scope %', caller, scope
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM galley.desk_tokens t WHERE t.expires_at < clock_timestamp();
  IF (SELECT count(*) FROM galley.desk_tokens t WHERE t.login = caller) >= 50 THEN
    RAISE EXCEPTION '% has 50 tokens; revoke those that are not used', caller
      USING ERRCODE = galley.error_code('people rule');
  END IF;
  INSERT INTO galley.desk_tokens AS t (id, login, label, scope, sealed, expires_at)
    VALUES (make_token.id, caller, make_token.label, make_token.scope, make_token.sealed,
      clock_timestamp() + make_interval(secs => seconds))
    RETURNING t.expires_at INTO ends;
  RETURN ends;
END
$$;

REVOKE ALL ON FUNCTION galley.make_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.make_token TO :"member";
