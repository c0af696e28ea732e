-- Adds a destination. It gets the changes that are recorded from now on.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   GA101  there is a destination of this name
--   23514  the channel does not exist, or a limit is not above zero
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.add_destination(
  caller text, name text, channel text, address text, region text, format text, section text,
  keyword text, secret_kind text, secret_name text, allowed text[], rate double precision,
  in_flight integer
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  added bigint;
BEGIN
  PERFORM galley.require_admin(caller);
  INSERT INTO galley.destinations (
      name, channel, address, region, format, section, keyword, secret_kind, secret_name, allowed,
      rate, in_flight, position, home, added_by)
    VALUES (
      add_destination.name, add_destination.channel, add_destination.address,
      add_destination.region, add_destination.format, add_destination.section,
      add_destination.keyword, add_destination.secret_kind, add_destination.secret_name,
      add_destination.allowed, add_destination.rate, add_destination.in_flight,
      galley.watermark(), galley.database_identity(), caller)
    ON CONFLICT DO NOTHING
    RETURNING id INTO added;
  IF added IS NULL THEN
    RAISE EXCEPTION 'there is a destination % already; choose another name', name
      USING ERRCODE = galley.error_code('destination rule');
  END IF;
  INSERT INTO galley.destination_changes (destination, change, changed_by)
    VALUES (added, 'add', caller);
END
$$;

REVOKE ALL ON FUNCTION galley.add_destination FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.add_destination TO :"member";
