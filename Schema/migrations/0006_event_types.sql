-- What may be recorded: by whom, and which field of the payload claims a name.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.event_types (
  type text NOT NULL,
  category text NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by IN ('editor', 'admin')),
  claim text,
  CONSTRAINT event_types_type PRIMARY KEY (type)
);

COMMENT ON COLUMN galley.event_types.recorded_by IS 'An admin may record what an editor may.';
COMMENT ON COLUMN galley.event_types.claim IS 'The payload''s field whose value the stream claims.';

INSERT INTO galley.event_types (category, type, recorded_by, claim) VALUES
  ('article', 'ArticleDrafted', 'editor', 'slug'),
  ('article', 'ArticleRevised', 'editor', NULL),
  ('article', 'ArticleSubmitted', 'editor', NULL),
  ('article', 'SubmissionWithdrawn', 'editor', NULL),
  ('article', 'ChangesRequested', 'admin', NULL),
  ('article', 'ArticleApproved', 'admin', NULL),
  ('article', 'PublicationScheduled', 'admin', NULL),
  ('article', 'ScheduleCancelled', 'admin', NULL),
  ('article', 'ArticlePublished', 'admin', NULL),
  ('article', 'PublicationFailed', 'admin', NULL),
  ('article', 'CorrectionPublished', 'admin', NULL),
  ('article', 'ArticleUnpublished', 'admin', NULL),
  ('article', 'ArticleKilled', 'admin', NULL),
  ('article', 'EmbargoSet', 'editor', NULL),
  ('article', 'EmbargoLifted', 'admin', NULL),
  ('article', 'SlugChanged', 'editor', 'to'),
  ('article', 'ArticleAssigned', 'editor', NULL),
  ('article', 'NoteAdded', 'editor', NULL),
  ('article', 'ArticleSpiked', 'editor', NULL),
  ('article', 'ArticleUnspiked', 'editor', NULL);

GRANT SELECT ON galley.event_types
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
