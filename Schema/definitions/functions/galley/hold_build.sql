-- Holds a build of a read model, so that it is not removed. The hold ends with the session, or when
-- the session calls galley.release_build.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.hold_build(schema text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT FROM pg_advisory_lock_shared(galley.lock_class('build'), hashtext(schema))
$$;

REVOKE ALL ON FUNCTION galley.hold_build FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.hold_build TO galley_projector, :"member";
