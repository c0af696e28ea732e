-- Stores the texts of a call. This is step 7 of galley.record. The table checks that the key of a
-- text is its digest. A text that an event cites must be stored for the event's stream. An event
-- must cite each text that was sent.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.store_texts(
  streams uuid[],
  commands integer[],
  keys bytea[],
  salts bytea[],
  bodies text[],
  cited_in integer[],
  cited bytea[]
) RETURNS void
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  stored bigint := 0;
  refused integer;
BEGIN
  IF cardinality(keys) > 0 THEN
    -- In the order of the index, which is quicker. The bodies themselves are not sorted.
    INSERT INTO galley.texts (key, stream, salt, body)
      SELECT t.key, streams[commands[t.place]], salts[t.place], bodies[t.place]
      FROM (
        SELECT k.key, k.place FROM unnest(keys) WITH ORDINALITY AS k(key, place) ORDER BY k.key
      ) AS t
      WHERE (octet_length(bodies[t.place]) > 100000000) IS NOT TRUE
      ON CONFLICT (key) DO NOTHING;
    GET DIAGNOSTICS stored = ROW_COUNT;
    IF stored < cardinality(keys) THEN
      FOR place IN 1 .. cardinality(keys) LOOP
        IF octet_length(bodies[place]) > 100000000 THEN
          RAISE EXCEPTION 'a text has at most 100000000 bytes'
            USING ERRCODE = 'program_limit_exceeded', CONSTRAINT = commands[place];
        END IF;
      END LOOP;
    END IF;
    -- If the call contains exactly the cited texts, and none of them was stored before, nothing is
    -- left to check.
    IF keys IS NOT DISTINCT FROM cited AND commands IS NOT DISTINCT FROM cited_in THEN
      IF stored = cardinality(cited) THEN
        RETURN;
      END IF;
    ELSE
      SELECT s.command INTO refused
        FROM (
          SELECT t.command, t.key FROM unnest(commands, keys) AS t(command, key)
          EXCEPT SELECT n.command, n.key FROM unnest(cited_in, cited) AS n(command, key)
        ) AS s(command, key)
        ORDER BY s.command LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'a text was sent that no event cites'
          USING ERRCODE = galley.error_code('text unknown'), CONSTRAINT = refused;
      END IF;
    END IF;
  END IF;
  SELECT n.command INTO refused
    FROM unnest(cited_in, cited) AS n(command, key)
    WHERE (SELECT t.stream FROM galley.texts t WHERE t.key = n.key)
      IS DISTINCT FROM streams[n.command]
    ORDER BY n.command LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'an event cites a text that is not stored for its article'
      USING ERRCODE = galley.error_code('text unknown'), CONSTRAINT = refused;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.store_texts FROM PUBLIC;
