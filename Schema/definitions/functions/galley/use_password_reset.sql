-- Sets a person's password, for somebody who has the secret of a link. The link is used up, and the
-- person's sessions at the web desk end. Returns the login.
--
-- Only galley_desk may call it. Without a valid secret it sets no password, so whoever has taken
-- over the desk cannot set anybody's.
--
-- The checks, in this order:
--   22023  the verifier is not well formed
--   GA100  the secret sets no password: see galley.password_reset
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.use_password_reset(secret bytea, verifier text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  person text;
BEGIN
  PERFORM galley.require_verifier(verifier);
  person := galley.password_reset(secret);
  -- Of two who use it at once, the second waits here and then finds nothing.
  DELETE FROM galley.password_resets r WHERE r.login = person AND r.digest = sha256(secret);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this link was used or has expired; ask an admin for another'
      USING ERRCODE = galley.error_code('people rule');
  END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', person, verifier);
  PERFORM galley.end_desk_sessions(person);
  RETURN person;
END
$$;

REVOKE ALL ON FUNCTION galley.use_password_reset FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.use_password_reset TO galley_desk;
