-- All types of events. For each type: who may record it, which types it may follow even if its
-- recorder may not record it alone, which names it claims, which texts and pictures it cites, and
-- which step it is in the publication of a text. The migration that creates
-- the table explains the columns. To add a type, add a row.
SET LOCAL ROLE galley_owner;

DELETE FROM galley.event_types;
INSERT INTO galley.event_types
  (category, type, recorded_by, follows, claims, texts, pictures, step)
VALUES
  ('article', 'ArticleDrafted', 'editor', '{}', '{slug}', '{$.content.manuscript}', '{$.content.pictures[*].key}', 'save'),
  ('article', 'ArticleRevised', 'editor', '{}', '{}', '{$.content.manuscript}', '{$.content.pictures[*].key}', 'save'),
  ('article', 'ArticleSubmitted', 'editor', '{}', '{}', '{}', '{}', 'submit'),
  ('article', 'SubmissionWithdrawn', 'editor', '{}', '{}', '{}', '{}', 'withdraw'),
  ('article', 'ChangesRequested', 'admin', '{}', '{}', '{}', '{}', 'withdraw'),
  ('article', 'ArticleApproved', 'admin', '{}', '{}', '{}', '{}', 'approve'),
  ('article', 'PublicationScheduled', 'admin', '{}', '{}', '{}', '{}', 'schedule'),
  -- An editor who changes what is scheduled ends the schedule.
  ('article', 'ScheduleCancelled', 'admin', '{ArticleRevised,EmbargoSet,ArticleSpiked}', '{}', '{}', '{}', NULL),
  -- An article is published under its own slug, which it has already claimed.
  ('article', 'ArticlePublished', 'admin', '{}', '{slug}', '{}', '{}', 'publish'),
  ('article', 'PublicationFailed', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'CorrectionPublished', 'admin', '{}', '{}', '{}', '{}', 'publish'),
  ('article', 'ArticleRefiled', 'admin', '{}', '{}', '{}', '{}', 'publish'),
  ('article', 'ArticleUnpublished', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'ArticleHeld', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'HoldLifted', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'UnpublicationScheduled', 'admin', '{}', '{}', '{}', '{}', NULL),
  -- Nothing is left to unpublish once nothing will be published.
  ('article', 'UnpublicationCancelled', 'admin', '{ArticleRevised,EmbargoSet,ArticleSpiked}', '{}', '{}', '{}', NULL),
  ('article', 'UnpublicationFailed', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'ArticleKilled', 'admin', '{}', '{}', '{}', '{}', 'kill'),
  ('article', 'EmbargoSet', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('article', 'EmbargoLifted', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'SlugChanged', 'editor', '{}', '{to}', '{}', '{}', NULL),
  ('article', 'ArticleAssigned', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('article', 'AssignmentEnded', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('article', 'NoteAdded', 'editor', '{}', '{}', '{$.note}', '{}', NULL),
  ('article', 'ReplyPolicySet', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('article', 'ArticleSpiked', 'editor', '{}', '{}', '{}', '{}', 'spike'),
  ('article', 'ArticleUnspiked', 'editor', '{}', '{}', '{}', '{}', 'unspike'),
  ('article', 'TextErased', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('article', 'ArticleImported', 'admin', '{}', '{slug}', '{$.content.manuscript}', '{$.content.pictures[*].key}', 'import'),
  ('article', 'PublicationImported', 'admin', '{}', '{slug}', '{}', '{}', 'imported'),
  ('article', 'CorrectionImported', 'admin', '{}', '{}', '{}', '{}', 'imported'),
  ('settings', 'SettingChanged', 'admin', '{}', '{}', '{}', '{}', NULL),
  ('reply', 'ReplyReceived', 'desk', '{}', '{}', '{$.text}', '{}', NULL),
  ('reply', 'ReplyApproved', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('reply', 'ReplyRejected', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('reply', 'ReplyWithdrawn', 'editor', '{}', '{}', '{}', '{}', NULL),
  ('reply', 'ReplyAnswered', 'editor', '{}', '{}', '{$.text}', '{}', NULL),
  ('reply', 'ReplyErased', 'admin', '{}', '{}', '{}', '{}', NULL);
