-- Removes the words of an erased text from the text index. The words of the headline and the
-- standfirst stay.
SET LOCAL ROLE galley_projector;

CREATE OR REPLACE FUNCTION read.forget_erased_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Wait for transactions that are indexing one of the texts at this moment.
  LOCK TABLE read.search_vectors IN SHARE ROW EXCLUSIVE MODE;
  UPDATE read.search_vectors v
    SET vector = ts_filter(v.vector, '{a,b}'), manuscript = NULL
    FROM erased WHERE v.manuscript = erased.key;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION read.forget_erased_texts FROM PUBLIC;
