-- Refuses a text or picture that was erased from its stream. What is stored again has the same key.
-- It would be back in every revision that had it, and nothing would show this.
--
-- Its triggers fire for each row. A trigger of a statement has to copy all rows first, which costs
-- more for the few rows of an append. The function runs as the role that inserts the row, under the
-- search_path of that role or of the function that inserts it: to change them for each row would cost
-- twice as much as the check. Nobody but the owner of the tables and a superuser can insert a row
-- directly. Of most streams nothing was erased, and one look into a small index shows it.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.refuse_erased_text() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM galley.events e WHERE e.stream = NEW.stream AND galley.is_erasure(e.type))
  THEN
    RETURN NEW;
  END IF;
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
