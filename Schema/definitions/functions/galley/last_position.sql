-- The last position that any writer has taken, even if its event is not visible yet; 0 for none.
--
-- On a standby, the highest position that is present: a sequence is ahead there by up to 32.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.last_position() RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF pg_is_in_recovery() THEN
    RETURN (SELECT coalesce(max(e.position), 0) FROM galley.events e);
  END IF;
  RETURN (SELECT p.last_value FROM galley.positions p);
END
$$;

REVOKE ALL ON FUNCTION galley.last_position FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.last_position TO galley_projector, :"member";
