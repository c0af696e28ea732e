-- The number of each kind of advisory lock. Each number except that of `floor` is the first of two
-- keys. The program has the same list.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.lock_class(name text) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN CASE name
  -- One migrator at a time.
  WHEN 'migration' THEN 101
  -- One writer in a stream at a time. The second key is the hash of the stream.
  WHEN 'stream' THEN 102
  -- A writer publishes its floor: see galley.floor_key.
  WHEN 'floor' THEN 103
  -- One projector of a read model at a time. The second key is the hash of its name.
  WHEN 'projection' THEN 104
  -- One rebuild of a read model at a time. The second key is the hash of its name.
  WHEN 'rebuild' THEN 105
  -- One change to the people at a time.
  WHEN 'people' THEN 106
  -- A build that is being read is not removed. The second key is the hash of its schema.
  WHEN 'build' THEN 107
  -- One leader of a job among the workers. The second key is the hash of the job.
  WHEN 'leadership' THEN 108
  -- One seal at a time.
  WHEN 'seal' THEN 109
  -- One database for a test or a benchmark at a time.
  WHEN 'scratch' THEN 110
END;

GRANT EXECUTE ON FUNCTION galley.lock_class TO PUBLIC;
