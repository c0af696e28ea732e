-- Disables a person: they can no longer connect or record, and their sessions at the web desk
-- and their tokens end.
-- Returns false if the login is not in this newsroom. Commit, and then call galley.end_sessions to
-- end the person's open sessions.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   GA100  the person is the last admin
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.disable_user(caller text, login text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET client_min_messages = error
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(galley.lock_class('people'), 0);
  PERFORM galley.require_admin(caller);
  PERFORM galley.require_another_admin(login);
  UPDATE galley.people p SET disabled_at = coalesce(p.disabled_at, clock_timestamp())
    WHERE p.login = disable_user.login;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM galley.end_desk_sessions(login);
  -- An imported person may have no login on this server.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    EXECUTE format('REVOKE %I FROM %I', (SELECT n.member_role FROM galley.newsroom n), login);
  END IF;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.disable_user FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.disable_user TO :"member";
