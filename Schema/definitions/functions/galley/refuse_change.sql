-- Refuses every change of recorded rows. Its triggers fire for each statement, so that a change
-- that affects no row is refused too.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.refuse_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'the log refuses %: recorded rows never change', TG_OP
    USING ERRCODE = galley.error_code('change refused'), TABLE = TG_TABLE_NAME,
      SCHEMA = TG_TABLE_SCHEMA;
END
$$;
