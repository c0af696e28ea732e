-- Refuses to delete a text or picture unless the log says that it was erased. This applies to every deleted
-- row, no matter which role deletes it.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.refuse_unrecorded_erasure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM erased d
    WHERE NOT EXISTS (SELECT FROM galley.erased_texts(d.stream) AS e(key) WHERE e.key = d.key)
  ) THEN
    RAISE EXCEPTION 'the log refuses DELETE: only an event that names a text or picture erases it'
      USING ERRCODE = galley.error_code('change refused'), TABLE = TG_TABLE_NAME,
        SCHEMA = TG_TABLE_SCHEMA;
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION galley.refuse_unrecorded_erasure FROM PUBLIC;
