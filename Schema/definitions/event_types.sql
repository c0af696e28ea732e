-- All types of events. For each type: who may record it, which names it claims, which texts and
-- pictures it cites, and which step it is in the publication of a text. The migration that creates
-- the table explains the columns. To add a type, add a row.
SET LOCAL ROLE galley_owner;

DELETE FROM galley.event_types;
INSERT INTO galley.event_types
  (category, type, recorded_by, claims, texts, pictures, step)
VALUES
  ('article', 'ArticleDrafted', 'editor', '{slug}', '{$.content.manuscript}', '{}', 'save'),
  ('article', 'ArticleRevised', 'editor', '{}', '{$.content.manuscript}', '{}', 'save'),
  ('article', 'ArticleSubmitted', 'editor', '{}', '{}', '{}', 'submit'),
  ('article', 'SubmissionWithdrawn', 'editor', '{}', '{}', '{}', 'withdraw'),
  ('article', 'ChangesRequested', 'admin', '{}', '{}', '{}', 'withdraw'),
  ('article', 'ArticleApproved', 'admin', '{}', '{}', '{}', 'approve'),
  ('article', 'PublicationScheduled', 'admin', '{}', '{}', '{}', 'schedule'),
  ('article', 'ScheduleCancelled', 'admin', '{}', '{}', '{}', NULL),
  -- An article is published under its own slug, which it has already claimed.
  ('article', 'ArticlePublished', 'admin', '{slug}', '{}', '{}', 'publish'),
  ('article', 'PublicationFailed', 'admin', '{}', '{}', '{}', NULL),
  ('article', 'CorrectionPublished', 'admin', '{}', '{}', '{}', 'publish'),
  ('article', 'ArticleUnpublished', 'admin', '{}', '{}', '{}', NULL),
  ('article', 'ArticleKilled', 'admin', '{}', '{}', '{}', NULL),
  ('article', 'EmbargoSet', 'editor', '{}', '{}', '{}', NULL),
  ('article', 'EmbargoLifted', 'admin', '{}', '{}', '{}', NULL),
  ('article', 'SlugChanged', 'editor', '{to}', '{}', '{}', NULL),
  ('article', 'ArticleAssigned', 'editor', '{}', '{}', '{}', NULL),
  ('article', 'NoteAdded', 'editor', '{}', '{$.note}', '{}', NULL),
  ('article', 'ArticleSpiked', 'editor', '{}', '{}', '{}', NULL),
  ('article', 'ArticleUnspiked', 'editor', '{}', '{}', '{}', NULL),
  ('article', 'TextErased', 'admin', '{}', '{}', '{}', NULL),
  ('article', 'ArticleImported', 'admin', '{slug}', '{$.content.manuscript}', '{}', 'import'),
  ('article', 'PublicationImported', 'admin', '{slug}', '{}', '{}', 'imported'),
  ('article', 'CorrectionImported', 'admin', '{}', '{}', '{}', 'imported');
