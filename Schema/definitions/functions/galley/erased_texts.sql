-- The keys of the texts and pictures that were erased from a stream.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.erased_texts(stream uuid) RETURNS SETOF bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT decode(k.key, 'hex')
  FROM galley.events e
  CROSS JOIN LATERAL (
    SELECT json_array_elements_text(e.payload -> 'texts')
    UNION ALL SELECT json_array_elements_text(e.payload -> 'pictures')
  ) AS k(key)
  WHERE e.stream = erased_texts.stream AND galley.is_erasure(e.type)
$$;

REVOKE ALL ON FUNCTION galley.erased_texts FROM PUBLIC;
