-- Links that show one revision to somebody without a login, and what these readers wrote.
--
-- digest of the definitions: efc69e06afc686cfab94b8c32d145f6a0d794e4987e781e8fb5d1207caef3f63
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.revision_links (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- the SHA-256 of the secret in the link
  digest bytea NOT NULL CHECK (length(digest) = 32),
  article uuid NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  -- for whom it is
  reader text NOT NULL CHECK (length(reader) BETWEEN 1 AND 100),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT revision_links_id PRIMARY KEY (id),
  CONSTRAINT revision_links_digest UNIQUE (digest),
  CONSTRAINT revision_links_person FOREIGN KEY (made_by) REFERENCES galley.people
);
CREATE INDEX revision_links_article ON galley.revision_links (article);

-- They wait until somebody takes them over as notes, or dismisses them; then they are deleted. The
-- log has nothing of them before.
CREATE TABLE galley.link_remarks (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  link uuid NOT NULL,
  -- as the reader says
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  remark text NOT NULL CHECK (length(remark) BETWEEN 1 AND 5000),
  left_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT link_remarks_id PRIMARY KEY (id),
  CONSTRAINT link_remarks_link FOREIGN KEY (link) REFERENCES galley.revision_links
);
CREATE INDEX link_remarks_link_index ON galley.link_remarks (link);

-- Everybody in the newsroom sees who was shown what, but not the digests.
GRANT SELECT (id, article, revision, reader, made_by, made_at, expires_at, revoked_at)
  ON galley.revision_links TO :"member";
GRANT SELECT ON galley.link_remarks TO :"member";
