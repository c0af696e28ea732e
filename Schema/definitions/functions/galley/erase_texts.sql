-- Erases the texts and pictures that an event names, in the transaction that records the event.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.erase_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM galley.texts t
    WHERE t.stream = NEW.stream AND t.key IN (
      SELECT decode(n.key, 'hex') FROM json_array_elements_text(NEW.payload -> 'texts') AS n(key));
  IF NEW.payload -> 'pictures' IS NOT NULL THEN
    DELETE FROM galley.pictures p
      WHERE p.stream = NEW.stream AND p.key IN (
        SELECT decode(n.key, 'hex')
        FROM json_array_elements_text(NEW.payload -> 'pictures') AS n(key));
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION galley.erase_texts FROM PUBLIC;
