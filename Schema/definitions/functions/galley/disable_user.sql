-- Disables a person: they can no longer connect or record. Returns false when the newsroom does not
-- know them. Once this is committed, galley.end_sessions ends the sessions that they have open.
--
-- Refuses: GA008 wrong caller; 42501 the caller is not an admin; GA100 they are the last admin.
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
  -- A person who came with an import may have no login on this server.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    EXECUTE format('REVOKE %I FROM %I', (SELECT n.member_role FROM galley.newsroom n), login);
  END IF;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.disable_user FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.disable_user TO :"member";
