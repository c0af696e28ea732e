-- Refuses events that cite pictures which are not stored for their streams. This is part of step 7
-- of galley.record.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_pictures(
  streams uuid[],
  cited_in integer[],
  cited bytea[]
) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  refused integer;
BEGIN
  SELECT n.command INTO refused
    FROM unnest(cited_in, cited) AS n(command, key)
    WHERE (SELECT p.stream FROM galley.pictures p WHERE p.key = n.key)
      IS DISTINCT FROM streams[n.command]
    ORDER BY n.command LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'an event cites a picture that is not stored for its article'
      USING ERRCODE = galley.error_code('text unknown'), CONSTRAINT = refused;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_pictures FROM PUBLIC;
