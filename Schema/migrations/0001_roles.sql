-- The roles, and what each owns in this database.
--
-- galley_owner      owns the tables of the log. Nobody logs in as it. The functions that write run
--                   with its rights.
-- galley_projector  owns the read models, and writes nothing else.
-- :"member"         the people of this newsroom. It gives CONNECT and SELECT. What each person may
--                   record is in galley.people. pg_hba.conf can name it.
--
-- The first two belong to the server and serve all of its newsrooms; the third belongs to this one.
-- The migrator writes its name in place of :"member", as an identifier, and :'member', as a string.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['galley_owner', 'galley_projector', :'member'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;  -- another newsroom's migration created it at this moment
      END;
    END IF;
  END LOOP;

  -- galley.add_user creates logins and makes them members.
  IF NOT (SELECT rolcreaterole FROM pg_roles WHERE rolname = 'galley_owner') THEN
    ALTER ROLE galley_owner CREATEROLE;
  END IF;
  GRANT :"member" TO galley_owner WITH ADMIN OPTION;
  -- A migration creates objects for both owners; a superuser may without being a member.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT galley_owner, galley_projector TO %I', current_user);
  END IF;

  EXECUTE format('ALTER DATABASE %I OWNER TO galley_owner', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO galley_projector', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), :'member');
END
$$;

-- galley.end_sessions needs this right. Where the migrating role may not grant it, the sessions of
-- a disabled person stay open and are counted.
DO $$
BEGIN
  IF NOT pg_has_role('galley_owner', 'pg_signal_backend', 'MEMBER') THEN
    GRANT pg_signal_backend TO galley_owner;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END
$$;

ALTER SCHEMA galley OWNER TO galley_owner;
ALTER TABLE galley.migrations OWNER TO galley_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA galley TO galley_projector, :"member";
GRANT SELECT ON galley.migrations TO galley_projector, :"member";

-- The read models: each build has a schema of its own, and the views in `read` show the live ones.
CREATE SCHEMA read AUTHORIZATION galley_projector;
GRANT USAGE ON SCHEMA read TO :"member";
ALTER DEFAULT PRIVILEGES FOR ROLE galley_projector IN SCHEMA read
  GRANT SELECT ON TABLES TO :"member";

SET LOCAL ROLE galley_owner;

-- One row.
CREATE TABLE galley.newsroom (
  member_role text NOT NULL
);
INSERT INTO galley.newsroom (member_role) VALUES (:'member');
GRANT SELECT ON galley.newsroom TO galley_projector, :"member";
