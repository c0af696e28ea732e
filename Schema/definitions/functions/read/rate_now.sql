-- What remains now of a rate as of an earlier instant, when nothing was applied since.
SET LOCAL ROLE galley_projector;

CREATE OR REPLACE FUNCTION read.rate_now(
  rate double precision, rate_at timestamptz
) RETURNS double precision
LANGUAGE sql VOLATILE
RETURN CASE
  -- Too little to show; a smaller number could fall below what a double holds.
  WHEN rate < 0.001 OR rate_at < clock_timestamp() - interval '10 minutes' THEN 0
  -- A clock that was set back does not lower it.
  ELSE rate * exp(least(0, extract(epoch FROM rate_at - clock_timestamp())::float8) / 60)
END;

GRANT EXECUTE ON FUNCTION read.rate_now TO PUBLIC;
