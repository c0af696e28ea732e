-- The number under a key of a payload; null if there is no number.
--
-- Functions of one expression, like this one, cost nothing: PostgreSQL puts the expression in place
-- of the call.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.revision_named(payload jsonb, key text) RETURNS numeric
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN jsonb_typeof(payload -> key) = 'number' THEN (payload ->> key)::numeric END;

REVOKE ALL ON FUNCTION galley.revision_named FROM PUBLIC;
