-- The last position that any writer has taken, even if its event is not visible yet; 0 for none.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.last_position() RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS 'SELECT last_value FROM galley.positions';

REVOKE ALL ON FUNCTION galley.last_position FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.last_position TO galley_projector, :"member";
