-- The number under a key of a payload; null if there is no number.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.revision_named(payload jsonb, key text) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  IF jsonb_typeof(payload -> key) = 'number' THEN
    RETURN (payload ->> key)::numeric;
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION galley.revision_named FROM PUBLIC;
