-- Releases a build that galley.hold_build holds.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.release_build(schema text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT FROM pg_advisory_unlock_shared(galley.lock_class('build'), hashtext(schema))
$$;

REVOKE ALL ON FUNCTION galley.release_build FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.release_build TO galley_projector, :"member";
