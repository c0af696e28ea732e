-- Who may do what. The roles belong to the server, so another newsroom on it may have made them.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY[
    'galley_owner', 'galley_projector', 'galley_editor', 'galley_admin', 'galley_auditor'
  ] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;  -- made by another newsroom's migration at this moment
      END;
    END IF;
  END LOOP;

  -- The owner, whom nobody logs in as, takes people on through galley.add_user alone.
  IF NOT (SELECT rolcreaterole FROM pg_roles WHERE rolname = 'galley_owner') THEN
    ALTER ROLE galley_owner CREATEROLE;
  END IF;
  IF NOT EXISTS (
    SELECT FROM pg_auth_members
    WHERE roleid = 'galley_editor'::regrole AND member = 'galley_owner'::regrole AND admin_option
  ) THEN
    GRANT galley_editor, galley_admin, galley_auditor TO galley_owner WITH ADMIN OPTION;
  END IF;
  -- A migration makes objects for both; a superuser may without being a member.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT galley_owner, galley_projector TO %I', current_user);
  END IF;

  EXECUTE format('ALTER DATABASE %I OWNER TO galley_owner', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO galley_projector', current_database());
END
$$;

ALTER SCHEMA galley OWNER TO galley_owner;
ALTER TABLE galley.migrations OWNER TO galley_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA galley
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
GRANT SELECT ON galley.migrations
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
