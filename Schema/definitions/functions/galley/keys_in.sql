-- The keys of texts or pictures that a payload contains at `paths`. Null takes the place of a key that
-- is none, and if `are_required`, also of a path that leads nowhere.
--
-- This is a loop and not a query: most events have one key, and to begin a query costs more.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.keys_in(
  payload jsonb, paths jsonpath[], are_required boolean
) RETURNS bytea[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  keys bytea[] := '{}';
  key text;
  path jsonpath;
  found jsonb;
BEGIN
  FOREACH path IN ARRAY paths LOOP
    found := jsonb_path_query_array(payload, path);
    FOR place IN 0 .. jsonb_array_length(found) - 1 LOOP
      key := found ->> place;
      keys := keys || CASE WHEN length(key) = 64 AND key ~ '^[0-9a-f]+$' THEN decode(key, 'hex') END;
    END LOOP;
    IF are_required AND jsonb_array_length(found) = 0 THEN
      keys := keys || NULL::bytea;
    END IF;
  END LOOP;
  RETURN keys;
END
$$;

REVOKE ALL ON FUNCTION galley.keys_in FROM PUBLIC;
