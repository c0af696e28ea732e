-- Adds a person to this newsroom. If the person exists, enables them again and changes their role.
-- Returns true if the login is new to this newsroom.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin, and does not own a newsroom without people
--   22023  the role does not exist
--   42602  the login has a form that is not allowed, or belongs to a superuser of the server
--   GA100  the person is the last admin and would get another role
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.add_user(caller text, login text, role text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET client_min_messages = error
AS $$
DECLARE
  is_new boolean;
BEGIN
  -- Change people one at a time. Check the caller after the wait, because the change before this
  -- one may have taken away the caller's rights.
  PERFORM pg_advisory_xact_lock(galley.lock_class('people'), 0);
  -- The login that made the newsroom adds its first admin. On a managed server it is no superuser.
  IF role = 'admin' AND pg_has_role(session_user, 'galley_owner', 'MEMBER')
    AND NOT EXISTS (SELECT FROM galley.people)
  THEN
    PERFORM galley.require_caller(caller);
  ELSE
    PERFORM galley.require_admin(caller);
  END IF;
  IF role NOT IN ('editor', 'admin', 'auditor') OR role IS NULL THEN
    RAISE EXCEPTION 'a role is editor, admin or auditor'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- The collation of the database decides what a letter is, not that of the arguments.
  IF login COLLATE "default" !~ '^[[:alpha:]_][[:alnum:]_.@-]*$' OR octet_length(login) > 63
    OR login LIKE 'galley\_%' OR login LIKE 'pg\_%' OR login IN ('public', 'none')
    -- Words of a command line. The operating system's user may have such a name; a superuser adds
    -- that user.
    OR lower(login) IN (
      'all', 'any', 'anybody', 'anyone', 'everybody', 'everyone', 'me', 'mine', 'myself', 'nobody',
      'none', 'noone', 'null', 'public', 'self', 'unassigned', 'current_role', 'current_user',
      'session_user', 'system_user', 'user')
      AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
  THEN
    RAISE EXCEPTION 'a login is a letter, then letters, digits and _ . @ -, at most 63 bytes, '
      'does not begin with galley_ or pg_, and is not a word such as all or me'
      USING ERRCODE = 'invalid_name';
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = login AND rolsuper) THEN
    RAISE EXCEPTION '% is a superuser of the server and cannot be a person of a newsroom', login
      USING ERRCODE = 'invalid_name';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    EXECUTE format('CREATE ROLE %I LOGIN', login);
  END IF;
  IF role <> 'admin' THEN
    PERFORM galley.require_another_admin(login);
  END IF;
  EXECUTE format('GRANT %I TO %I', (SELECT n.member_role FROM galley.newsroom n), login);
  INSERT INTO galley.people AS p (login, role, added_by)
    VALUES (add_user.login, add_user.role, caller)
    ON CONFLICT ON CONSTRAINT people_login DO UPDATE SET role = excluded.role, disabled_at = NULL
    RETURNING xmax = 0 INTO is_new;
  RETURN is_new;
END
$$;

REVOKE ALL ON FUNCTION galley.add_user FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.add_user TO :"member";
