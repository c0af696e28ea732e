-- The names that a payload contains under `fields`, in their order. A name that is null is kept.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.names_in(payload jsonb, fields text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  names text[] := '{}';
  field text;
BEGIN
  FOREACH field IN ARRAY fields LOOP
    names := names || (payload ->> field);
  END LOOP;
  RETURN names;
END
$$;

REVOKE ALL ON FUNCTION galley.names_in FROM PUBLIC;
