-- Erasure. A text goes by an event of its article that names its key, in that event's transaction,
-- and in no other way; and it does not come back under that key.
SET LOCAL ROLE galley_owner;

INSERT INTO galley.event_types (category, type, recorded_by, claim) VALUES
  ('article', 'TextErased', 'admin', NULL);

-- Small: what was erased is asked for with every text that is kept, and with every one that is not.
CREATE INDEX events_erasures ON galley.events (stream) WHERE type = 'TextErased';

CREATE FUNCTION galley.erased_texts(stream uuid) RETURNS SETOF bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT decode(t.key, 'hex')
  FROM galley.events e, json_array_elements_text(e.payload -> 'texts') AS t(key)
  WHERE e.stream = erased_texts.stream AND e.type = 'TextErased'
$$;

CREATE FUNCTION galley.erase_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM galley.texts t
    WHERE t.stream = NEW.stream AND t.key IN (
      SELECT decode(n.key, 'hex') FROM json_array_elements_text(NEW.payload -> 'texts') AS n(key));
  RETURN NULL;
END
$$;

CREATE TRIGGER events_erase_texts
  AFTER INSERT ON galley.events
  FOR EACH ROW WHEN (NEW.type = 'TextErased') EXECUTE FUNCTION galley.erase_texts();
ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_erase_texts;

-- Not a permission that somebody could pass on, but what must be true of every deleted row: the log
-- says that it was erased.
CREATE FUNCTION galley.refuse_unrecorded_erasure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM erased d
    WHERE NOT EXISTS (SELECT FROM galley.erased_texts(d.stream) AS e(key) WHERE e.key = d.key)
  ) THEN
    RAISE EXCEPTION 'the log refuses DELETE: a text goes by an event that names it'
      USING ERRCODE = 'GA000', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER texts_refuse_unrecorded_erasure
  AFTER DELETE ON galley.texts
  REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_unrecorded_erasure();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_unrecorded_erasure;

-- Under the same key it would be back in every revision that had it, with nothing to show for it.
CREATE FUNCTION galley.refuse_erased_text() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM galley.erased_texts(NEW.stream) AS e(key) WHERE e.key = NEW.key) THEN
    RAISE EXCEPTION 'the log refuses a text that was erased from its article'
      USING ERRCODE = 'GA000', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER texts_refuse_erased_text
  BEFORE INSERT ON galley.texts
  FOR EACH ROW EXECUTE FUNCTION galley.refuse_erased_text();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_erased_text;

REVOKE ALL ON FUNCTION galley.erased_texts, galley.erase_texts, galley.refuse_unrecorded_erasure,
  galley.refuse_erased_text FROM PUBLIC;

-- The planner's statistics are samples of what a column holds: those of texts are not to be kept.
-- Naming the type again forgets the ones there are.
ALTER TABLE galley.texts
  ALTER COLUMN body TYPE text,
  ALTER COLUMN body SET STATISTICS 0;
