-- The present value of a rate that was measured at an earlier time, if no event was applied since.
SET LOCAL ROLE galley_projector;

CREATE OR REPLACE FUNCTION read.rate_now(
  rate double precision, rate_at timestamptz
) RETURNS double precision
LANGUAGE sql VOLATILE
RETURN CASE
  -- This is too small to show. An even smaller number could be too small for a double.
  WHEN rate < 0.001 OR rate_at < clock_timestamp() - interval '10 minutes' THEN 0
  -- If the clock was set back, the rate stays the same.
  ELSE rate * exp(least(0, extract(epoch FROM rate_at - clock_timestamp())::float8) / 60)
END;

GRANT EXECUTE ON FUNCTION read.rate_now TO PUBLIC;
