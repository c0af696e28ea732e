-- The desk's notices by e-mail: what each person chose, and what was sent.
--
-- They are not in the log, so an export or import of the log does not contain them, and nothing is
-- sent again.
--
-- digest of the definitions: 87e999fa6abf7214bc93555c93502775c9aa75861243ab1df501c4c2f008d8c4
SET LOCAL ROLE galley_owner;

-- What a person wants to be told. Only they themselves change and read it; see galley.set_notices.
CREATE TABLE galley.notice_choices (
  login text NOT NULL,
  address text NOT NULL,
  kinds text[] NOT NULL
    CHECK (kinds <@ ARRAY['submitted', 'sent-back', 'due'] AND cardinality(kinds) > 0),
  -- nothing older is sent
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT notice_choices_login PRIMARY KEY (login),
  CONSTRAINT notice_choices_person FOREIGN KEY (login) REFERENCES galley.people
);

-- Each notice of each person, once. No address and no text is kept.
CREATE TABLE galley.notices (
  login text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('submitted', 'sent-back', 'due')),
  article uuid NOT NULL,
  -- the submission, the request for changes, or the beginning of the day
  at timestamptz NOT NULL,
  -- 'sending' also if the worker ended before it knew the outcome; it is not sent again
  state text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'dropped')),
  planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- when to try next
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  -- when its state last changed
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  failure text,
  CONSTRAINT notices_once PRIMARY KEY (login, kind, article, at)
);
CREATE INDEX notices_pending ON galley.notices (due_at) WHERE state = 'pending';

GRANT SELECT ON galley.notice_choices TO galley_projector;
GRANT SELECT, INSERT, UPDATE, DELETE ON galley.notices TO galley_projector;
