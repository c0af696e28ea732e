-- Erases the texts and pictures that a TextErased event names, in the transaction that records the
-- event; and the working copies of the article, which may contain them, and the remarks of readers,
-- which may quote them.
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
  -- Wait for a remark that is being left at this moment, and then see it.
  PERFORM FROM galley.revision_links l WHERE l.article = NEW.stream FOR UPDATE;
  DELETE FROM galley.link_remarks r USING galley.revision_links l
    WHERE l.id = r.link AND l.article = NEW.stream;
  -- Who saves a copy at this moment waits, and then learns of the event.
  LOCK TABLE galley.working_copies IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM galley.working_copies c WHERE c.article = NEW.stream;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION galley.erase_texts FROM PUBLIC;
