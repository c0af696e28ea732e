-- The key of the lock that publishes a floor. The first byte is the number of the lock. The rest is
-- the position.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.floor_key(last_position bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN (galley.lock_class('floor')::bigint << 56) | last_position;

REVOKE ALL ON FUNCTION galley.floor_key FROM PUBLIC;
