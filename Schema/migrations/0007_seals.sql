-- Seals: signed statements of what the first events of the log are, and the hashes of their Merkle
-- tree.
--
-- Nothing here has to be trusted. The signature proves a seal, with a key that is kept outside the
-- database, and the seals prove the hashes. They are stored with the log so that a verification can
-- name the event that differs, and a proof needs few reads.
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
  -- 256 of them, one after the other
  hashes bytea NOT NULL CHECK (length(hashes) = 8192),
  CONSTRAINT tiles_number PRIMARY KEY (level, number)
);
-- Hashes do not compress.
ALTER TABLE galley.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;

GRANT SELECT ON galley.seals, galley.tiles TO galley_projector, :"member";
