-- Refuses a text or picture that was erased from its stream. What is stored again has the same key.
-- It would be back in every revision that had it, and nothing would show this.
--
-- Its triggers fire for each row. A trigger of a statement has to copy all rows first, which costs
-- more for the few rows of an append.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.refuse_erased_text() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM galley.events e
    CROSS JOIN LATERAL (
      SELECT json_array_elements_text(e.payload -> 'texts')
      UNION ALL SELECT json_array_elements_text(e.payload -> 'pictures')
    ) AS k(key)
    WHERE e.stream = NEW.stream AND galley.is_erasure(e.type) AND k.key = encode(NEW.key, 'hex'))
  THEN
    RAISE EXCEPTION 'the log refuses what was erased from its article'
      USING ERRCODE = galley.error_code('change refused'), TABLE = TG_TABLE_NAME,
        SCHEMA = TG_TABLE_SCHEMA;
  END IF;
  RETURN NEW;
END
$$;

REVOKE ALL ON FUNCTION galley.refuse_erased_text FROM PUBLIC;
