-- Claims the names that the events of a call contain. This is step 6 of galley.record. The names
-- come from the events, not from an argument of the call. A name belongs to the first stream that
-- claims it.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.claim_names(
  streams uuid[], commands integer[], names text[]
) RETURNS void
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  claimed bigint;
  refused record;
  taken record;
BEGIN
  -- Each name once for each command. An import has its slug in several events.
  SELECT array_agg(n.command), array_agg(n.name) INTO commands, names
    FROM (
      SELECT DISTINCT n.command, n.name FROM unnest(commands, names) AS n(command, name)
      WHERE n.name IS NOT NULL
    ) AS n;
  -- A stream in an imported log may already have such a name.
  IF EXISTS (SELECT FROM unnest(names) AS n(name) WHERE galley.looks_like_id(n.name)) THEN
    SELECT n.command, n.name INTO refused
      FROM unnest(commands, names) AS n(command, name)
      WHERE galley.looks_like_id(n.name) AND NOT EXISTS (
        SELECT FROM galley.claims c WHERE c.name = n.name AND c.stream = streams[n.command])
      ORDER BY n.command
      LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'the name % could be mistaken for an id', refused.name
        USING ERRCODE = galley.error_code('name like an id'), CONSTRAINT = refused.command;
    END IF;
  END IF;
  INSERT INTO galley.claims (name, stream)
    SELECT DISTINCT ON (n.name) n.name, streams[n.command]
    FROM unnest(commands, names) AS n(command, name)
    ORDER BY n.name, n.command
    ON CONFLICT (name) DO NOTHING;
  GET DIAGNOSTICS claimed = ROW_COUNT;
  IF claimed = coalesce(cardinality(names), 0) THEN
    RETURN;
  END IF;
  SELECT n.command, n.name, c.stream INTO taken
    FROM unnest(commands, names) AS n(command, name)
    CROSS JOIN LATERAL (
      SELECT c.stream FROM galley.claims c WHERE c.name = n.name OFFSET 0
    ) AS c
    WHERE c.stream <> streams[n.command]
    ORDER BY n.command
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the name % is taken', taken.name
      USING ERRCODE = galley.error_code('name taken'), COLUMN = taken.name,
        HINT = taken.stream::text, CONSTRAINT = taken.command;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.claim_names FROM PUBLIC;
