-- The position up to which no event can still appear that is not visible already.
--
-- A writer holds a floor below its position before it takes the position, and holds it until its
-- events are visible. So this function reads the last position first, and the floors afterwards. A
-- writer that took its position before the first step either still holds its floor at the second,
-- and is above the watermark, or has ended, and a later snapshot sees what it recorded.
--
-- For that reason, scan up to the watermark in a later statement than the one that reads it, in a
-- transaction that takes a snapshot for each statement.
--
-- Only writers of this log hold floors. No other transaction, however long, holds the watermark back.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.watermark() RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  last_taken bigint;
  floor bigint;
BEGIN
  last_taken := galley.last_position();
  floor := galley.lowest_floor();
  RETURN least(last_taken, floor);
END
$$;

REVOKE ALL ON FUNCTION galley.watermark FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.watermark TO galley_projector, :"member";
