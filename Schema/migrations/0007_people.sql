-- The people of this newsroom. What they may do is their membership in a role of the server;
-- that they belong to this newsroom, of the several that a server may hold, is a row here.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.people (
  login text NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  disabled_at timestamptz,
  CONSTRAINT people_login PRIMARY KEY (login)
);

-- 'admin', 'editor' or 'auditor'; null for whom this newsroom does not know. A superuser is a
-- member of every role and so of none.
CREATE FUNCTION galley.role_of(login text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN r.rolsuper THEN NULL
    WHEN pg_has_role(r.oid, 'galley_admin', 'MEMBER') THEN 'admin'
    WHEN pg_has_role(r.oid, 'galley_editor', 'MEMBER') THEN 'editor'
    WHEN pg_has_role(r.oid, 'galley_auditor', 'MEMBER') THEN 'auditor'
  END
  FROM galley.people p JOIN pg_roles r ON r.rolname = p.login
  WHERE p.login = role_of.login AND p.disabled_at IS NULL
$$;

CREATE FUNCTION galley.require_admin() RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF galley.role_of(session_user) IS DISTINCT FROM 'admin'
    AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
  THEN
    RAISE EXCEPTION '% is no admin of this newsroom', session_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;

-- Takes a person on, or gives one another role: true when this login is new here.
CREATE FUNCTION galley.add_user(login text, role text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET client_min_messages = error
AS $$
DECLARE
  is_new boolean;
BEGIN
  PERFORM galley.require_admin();
  -- The grants on a database are one row, which PostgreSQL does not let two change at once.
  PERFORM pg_advisory_xact_lock(106, 0);
  IF role NOT IN ('editor', 'admin', 'auditor') OR role IS NULL THEN
    RAISE EXCEPTION 'a role is editor, admin or auditor'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF login !~ '^[[:alpha:]_][[:alnum:]_.@-]*$' OR octet_length(login) > 63
    OR login LIKE 'galley\_%' OR login LIKE 'pg\_%' OR login IN ('public', 'none')
  THEN
    RAISE EXCEPTION 'a login is a letter, then letters, digits and _ . @ -, at most 63 bytes, '
      'and does not begin with galley_ or pg_' USING ERRCODE = 'invalid_name';
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = login AND rolsuper) THEN
    RAISE EXCEPTION '% is a superuser of the server, and no person', login
      USING ERRCODE = 'invalid_name';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    EXECUTE format('CREATE ROLE %I LOGIN', login);
  END IF;
  IF NOT pg_has_role(login, 'galley_' || role, 'MEMBER')
    OR (role = 'editor' AND pg_has_role(login, 'galley_admin', 'MEMBER'))
  THEN
    EXECUTE format('REVOKE galley_editor, galley_admin, galley_auditor FROM %I', login);
    EXECUTE format('GRANT %I TO %I', 'galley_' || role, login);
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), login);
  INSERT INTO galley.people AS p (login, added_by) VALUES (add_user.login, session_user)
    ON CONFLICT ON CONSTRAINT people_login DO UPDATE SET disabled_at = NULL
    RETURNING xmax = 0 INTO is_new;
  RETURN is_new;
END
$$;

-- Lets a person act here no more; what they did stays theirs. False when they are not known.
CREATE FUNCTION galley.disable_user(login text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_admin();
  PERFORM pg_advisory_xact_lock(106, 0);
  UPDATE galley.people p SET disabled_at = coalesce(p.disabled_at, clock_timestamp())
    WHERE p.login = disable_user.login;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), login);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.add_user, galley.disable_user FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.add_user, galley.disable_user TO galley_admin;
GRANT SELECT ON galley.people
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
