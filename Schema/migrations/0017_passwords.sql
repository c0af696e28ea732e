-- Passwords, an end to what a disabled person has open, and an admin always left.
--
-- A login belongs to the whole server, on which this newsroom may be one of several: what an admin
-- of one newsroom does to a login must not make them, or their friend, an admin of another.
--
-- Refusals: 42501 the caller is no admin; GA100 a rule, in words for a person.
DO $$
BEGIN
  -- To end sessions. A migration by a superuser, or on PostgreSQL 15, may give it; where it may
  -- not, the sessions are counted as left open, and the server's administrator can.
  IF NOT pg_has_role('galley_owner', 'pg_signal_backend', 'MEMBER') THEN
    GRANT pg_signal_backend TO galley_owner;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END
$$;

SET LOCAL ROLE galley_owner;

-- Whether a login may connect to another newsroom of this server.
CREATE FUNCTION galley.works_elsewhere(login text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM pg_database d CROSS JOIN aclexplode(d.datacl) a
    JOIN pg_roles r ON r.oid = a.grantee
    WHERE r.rolname = works_elsewhere.login AND d.datname <> current_database()
      AND d.datdba = (SELECT oid FROM pg_roles WHERE rolname = 'galley_owner'))
$$;

-- Whether a login can do anything on the server but work in this newsroom.
CREATE FUNCTION galley.has_other_rights(login text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM pg_roles r
    WHERE r.rolname = has_other_rights.login AND (
      r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
      OR EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid
          AND g.rolname NOT IN ('galley_editor', 'galley_admin', 'galley_auditor'))
      -- Whatever of theirs, or granted to them, there is in any database; but CONNECT to this one.
      OR EXISTS (
        SELECT FROM pg_shdepend s
        WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid AND NOT (
          s.dbid = 0 AND s.classid = 'pg_database'::regclass AND s.deptype = 'a'
          AND s.objid = (SELECT oid FROM pg_database WHERE datname = current_database())))))
$$;

-- Refuses to go on when `login` is the newsroom's only admin.
CREATE FUNCTION galley.require_another_admin(login text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Two admins who disable each other wait for one another here, whatever their isolation.
  PERFORM FROM galley.people p WHERE p.disabled_at IS NULL FOR UPDATE;
  IF galley.role_of(require_another_admin.login) = 'admin' AND NOT EXISTS (
    SELECT FROM galley.people p
    WHERE p.login <> require_another_admin.login AND galley.role_of(p.login) = 'admin')
  THEN
    RAISE EXCEPTION '% is the last admin of this newsroom; make somebody else an admin first', login
      USING ERRCODE = 'GA100';
  END IF;
END
$$;

-- Takes a person on, or gives one another role: true when this login is new here.
CREATE OR REPLACE FUNCTION galley.add_user(login text, role text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET client_min_messages = error
AS $$
DECLARE
  is_new boolean;
BEGIN
  -- One at a time: the grants on a database are one row, which PostgreSQL does not let two change
  -- at once, and whoever waited here may be no admin any more.
  PERFORM pg_advisory_xact_lock(106, 0);
  PERFORM galley.require_admin();
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
  IF role <> 'admin' THEN
    PERFORM galley.require_another_admin(login);
  END IF;
  IF NOT pg_has_role(login, 'galley_' || role, 'MEMBER')
    OR (role = 'editor' AND pg_has_role(login, 'galley_admin', 'MEMBER'))
  THEN
    IF galley.works_elsewhere(login)
      AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
    THEN
      RAISE EXCEPTION '% works in another newsroom of this server too, with the same role; only '
        'the server''s administrator gives them another', login
        USING ERRCODE = 'GA100';
    END IF;
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

-- Lets a person act here no more; what they did stays theirs. False when they are not known. Once
-- this is committed, galley.end_sessions ends what they have open.
CREATE OR REPLACE FUNCTION galley.disable_user(login text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(106, 0);
  PERFORM galley.require_admin();
  PERFORM galley.require_another_admin(login);
  UPDATE galley.people p SET disabled_at = coalesce(p.disabled_at, clock_timestamp())
    WHERE p.login = disable_user.login;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), login);
  RETURN true;
END
$$;

-- Ends what a disabled person has open in this database, under their own login. How many sessions
-- were ended, and how many are left because this server does not let galley_owner end them.
CREATE FUNCTION galley.end_sessions(login text, OUT ended integer, OUT remaining integer)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET client_min_messages = error
AS $$
DECLARE
  process integer;
  found_now integer;
  is_over boolean;
BEGIN
  PERFORM galley.require_admin();
  IF NOT EXISTS (
    SELECT FROM galley.people p WHERE p.login = end_sessions.login AND p.disabled_at IS NOT NULL)
  THEN
    RAISE EXCEPTION '% is not disabled here', login USING ERRCODE = 'GA100';
  END IF;
  ended := 0;
  -- More than one look: a session may be on its way in, let in before the right was taken away.
  FOR look IN 1..10 LOOP
    PERFORM pg_stat_clear_snapshot();
    found_now := 0;
    remaining := 0;
    FOR process IN
      SELECT a.pid FROM pg_stat_activity a
      WHERE a.datname = current_database() AND a.usename = end_sessions.login
        AND a.pid <> pg_backend_pid()
    LOOP
      found_now := found_now + 1;
      BEGIN
        is_over := pg_terminate_backend(process, 5000);
      EXCEPTION WHEN insufficient_privilege THEN
        is_over := false;
      END;
      ended := ended + is_over::integer;
      remaining := remaining + (NOT is_over)::integer;
    END LOOP;
    EXIT WHEN look > 1 AND remaining = found_now;
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;

-- Sets a person's password, which the client has made a SCRAM verifier of: the password itself
-- comes to no server. Everybody may set their own, an admin everybody's who has nothing but this
-- newsroom on this server.
CREATE FUNCTION galley.set_password(login text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- As strict as PostgreSQL's own reading: what it does not know for a verifier it takes for a
  -- password in plain text.
  IF verifier IS NULL
    OR verifier !~ ('^SCRAM-SHA-256\$[1-9][0-9]{3,6}:[A-Za-z0-9+/]{22,}={0,2}'
      || '\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')
    OR split_part(substr(verifier, 15), ':', 1)::integer < 4096
  THEN
    RAISE EXCEPTION 'a password comes as a SCRAM-SHA-256 verifier of at least 4096 iterations'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF login IS DISTINCT FROM session_user THEN
    PERFORM galley.require_admin();
  END IF;
  IF galley.role_of(login) IS NULL THEN
    RAISE EXCEPTION '% is nobody of this newsroom', login USING ERRCODE = 'undefined_object';
  END IF;
  IF login <> session_user AND galley.has_other_rights(login)
    AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
  THEN
    RAISE EXCEPTION '% has rights on this server beside this newsroom; only they themselves or the '
      'server''s administrator set their password', login
      USING ERRCODE = 'GA100';
  END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
END
$$;

REVOKE ALL ON FUNCTION galley.works_elsewhere, galley.has_other_rights,
  galley.require_another_admin, galley.end_sessions, galley.set_password FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.end_sessions TO galley_admin;
GRANT EXECUTE ON FUNCTION galley.set_password TO galley_editor, galley_admin, galley_auditor;
