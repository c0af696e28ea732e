-- Seals: signed statements of what the log's first events are, and the hashes of their Merkle tree.
--
-- Nothing here has to be trusted. A seal is proved by its signature, whose key is kept outside the
-- database, and the hashes by the seals. Kept beside the log, they tell which event it is that
-- differs, and make a proof cost a few reads.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.seals (
  -- how many events, from the first
  size bigint NOT NULL CHECK (size > 0),
  -- of the last of them
  position bigint NOT NULL,
  -- a signed checkpoint
  note text COLLATE "C" NOT NULL,
  -- the hashes of the leaves after the last full tile
  edge bytea NOT NULL CHECK (length(edge) = 32 * (size % 256)),
  sealed_by text COLLATE "C" NOT NULL,
  sealed_at timestamptz NOT NULL,
  CONSTRAINT seals_size PRIMARY KEY (size)
);

CREATE TABLE galley.tiles (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  number bigint NOT NULL CHECK (number >= 0),
  -- 256, one after the other
  hashes bytea NOT NULL CHECK (length(hashes) = 8192),
  CONSTRAINT tiles_number PRIMARY KEY (level, number)
);
-- Hashes do not compress.
ALTER TABLE galley.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE TRIGGER seals_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.seals
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.seals ENABLE ALWAYS TRIGGER seals_refuse_change;
CREATE TRIGGER tiles_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.tiles
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.tiles ENABLE ALWAYS TRIGGER tiles_refuse_change;

GRANT SELECT ON galley.seals, galley.tiles
  TO galley_projector, galley_editor, galley_admin, galley_auditor;

-- Keeps a seal and the tiles that are full with it. False when the log has been sealed as far
-- meanwhile, and nothing is kept. Whether the root is the log's is not for the database to say; that
-- the size is, keeps a seal of nothing from standing in the way of all later ones.
CREATE FUNCTION galley.record_seal(
  size bigint, "position" bigint, note text, edge bytea,
  levels smallint[], numbers bigint[], hashes bytea[]
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  former record;
BEGIN
  PERFORM galley.require_admin();
  -- One seal after the other: tiles and edge build on those of the one before.
  PERFORM pg_advisory_xact_lock(109, 0);
  SELECT coalesce(max(s.size), 0) AS size, coalesce(max(s.position), 0) AS position INTO former
    FROM galley.seals s;
  IF former.size >= record_seal.size THEN
    RETURN false;
  END IF;
  IF record_seal.size - former.size IS DISTINCT FROM (
    SELECT count(*) FROM galley.events e
    WHERE e.position > former.position AND e.position <= record_seal.position)
    OR record_seal.position > galley.watermark()
  THEN
    RAISE EXCEPTION 'the log has not as many events up to position %', record_seal.position
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO galley.tiles (level, number, hashes)
    SELECT t.level, t.number, t.hashes
    FROM unnest(levels, numbers, hashes) AS t(level, number, hashes);
  INSERT INTO galley.seals (size, position, note, edge, sealed_by, sealed_at)
    VALUES (
      record_seal.size, record_seal.position, record_seal.note, record_seal.edge, session_user,
      date_trunc('milliseconds', clock_timestamp()));
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.record_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.record_seal TO galley_admin;
