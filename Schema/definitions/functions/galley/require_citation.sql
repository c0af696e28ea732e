-- Refuses to commit a picture that no event of its stream cites.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_citation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM galley.events e
    JOIN galley.event_types y ON y.type = e.type
    CROSS JOIN LATERAL unnest(y.pictures) AS c(path)
    CROSS JOIN LATERAL jsonb_path_query(e.payload::jsonb, c.path) AS k(key)
    WHERE e.stream = NEW.stream AND k.key #>> '{}' = encode(NEW.key, 'hex'))
  THEN
    RAISE EXCEPTION 'a picture was stored that no event cites'
      USING ERRCODE = galley.error_code('text unknown'), TABLE = TG_TABLE_NAME,
        SCHEMA = TG_TABLE_SCHEMA;
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION galley.require_citation FROM PUBLIC;
