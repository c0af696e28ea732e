-- Keeps the digest of a secret with which a person may set a new password once. It replaces the
-- person's last one. Whoever may set the password may do this.
--
-- The checks, in this order:
--   22023  the digest is not of SHA-256, or the time is not 1 minute to 7 days
--   GA008  the session user is not `caller`
--   42501  the caller is neither the person nor an admin
--   42704  there is no such active person
--   GA100  the login is another person's and has other rights
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.make_password_reset(
  caller text, login text, digest bytea, seconds integer
) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  ends timestamptz;
BEGIN
  IF length(digest) IS DISTINCT FROM 32 OR seconds IS NULL OR seconds NOT BETWEEN 60 AND 604800 THEN
    RAISE EXCEPTION 'a link needs a digest of 32 bytes and a time of 1 minute to 7 days'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM galley.require_password_right(caller, login);
  INSERT INTO galley.password_resets AS r (login, digest, made_by, expires_at)
    VALUES (make_password_reset.login, make_password_reset.digest, caller,
      clock_timestamp() + make_interval(secs => seconds))
    ON CONFLICT ON CONSTRAINT password_resets_login DO UPDATE
      SET digest = excluded.digest, made_by = excluded.made_by, expires_at = excluded.expires_at
    RETURNING r.expires_at INTO ends;
  RETURN ends;
END
$$;

REVOKE ALL ON FUNCTION galley.make_password_reset FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.make_password_reset TO :"member";
