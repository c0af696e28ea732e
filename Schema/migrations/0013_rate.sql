-- How fast a build applies events: an average over the last minute in which the latest weigh most, as
-- of a server's load. It is kept with the checkpoint, in the same row and by the same statement.
SET LOCAL ROLE galley_projector;

-- events a second, as of rate_at
ALTER TABLE read.builds ADD COLUMN rate double precision NOT NULL DEFAULT 0;
ALTER TABLE read.builds ADD COLUMN rate_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- What is left now of a rate as of an earlier instant, when nothing was applied since.
CREATE FUNCTION read.rate_now(rate double precision, rate_at timestamptz)
RETURNS double precision
LANGUAGE sql VOLATILE
RETURN CASE
  -- Nothing to speak of; what is smaller still would at last be too small a number to work with.
  WHEN rate < 0.001 OR rate_at < clock_timestamp() - interval '10 minutes' THEN 0
  -- A clock that was set back takes nothing away.
  ELSE rate * exp(least(0, extract(epoch FROM rate_at - clock_timestamp())::float8) / 60)
END;
