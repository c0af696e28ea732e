-- Destinations: who gets what the public can read, and what each of them has received.
--
-- They are not in the log, so an export or import of the log does not contain them. An admin changes
-- a destination through functions. A worker records the deliveries as galley_projector.
--
-- digest of the definitions: a5bf3a3757bd896575362fd095b775a03896cfe274a8dfd47e3a61c9b346fe36
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.destinations (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text COLLATE "C" NOT NULL,
  channel text NOT NULL CHECK (channel IN ('webhook', 'directory', 's3', 'email')),
  -- where it is; never a secret
  address text NOT NULL,
  -- of an S3 service
  region text,
  format text NOT NULL,
  -- what it gets; null for everything
  section text,
  keyword text,
  -- where the worker finds the secret: in a file or in a variable of its environment
  secret_kind text CHECK (secret_kind IN ('file', 'variable')),
  secret_name text,
  -- addresses of a private network that it may have
  allowed text[] NOT NULL,
  -- the most deliveries a second, and at the same time
  rate double precision NOT NULL CHECK (rate > 0),
  in_flight integer NOT NULL CHECK (in_flight > 0),
  paused boolean NOT NULL DEFAULT false,
  -- the changes up to this position of the log are among the deliveries
  position bigint NOT NULL,
  -- the database in which it was added or last resumed: a copy of a database delivers nothing
  home text NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  removed_at timestamptz,
  CONSTRAINT destinations_id PRIMARY KEY (id),
  CONSTRAINT destinations_secret CHECK ((secret_kind IS NULL) = (secret_name IS NULL))
);
CREATE UNIQUE INDEX destinations_name ON galley.destinations (name) WHERE removed_at IS NULL;

COMMENT ON TABLE galley.destinations IS
  'Who gets what the public can read. A removed destination stays, with what it got.';

-- Who changed a destination, and when.
CREATE TABLE galley.destination_changes (
  number bigint GENERATED ALWAYS AS IDENTITY,
  destination bigint NOT NULL,
  change text NOT NULL CHECK (change IN ('add', 'pause', 'resume', 'remove', 'retry')),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT destination_changes_number PRIMARY KEY (number),
  CONSTRAINT destination_changes_destination FOREIGN KEY (destination)
    REFERENCES galley.destinations
);

-- The last change of an article for a destination: waiting, or delivered. A later change takes the
-- place of an earlier one; what is sent is what is live at that time.
CREATE TABLE galley.deliveries (
  destination bigint NOT NULL,
  article uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'sending', 'delivered', 'dead')),
  -- the position of the change
  change bigint NOT NULL,
  -- whether the public can no longer read the article; a pause does not hold this back
  takes_away boolean NOT NULL,
  -- whether the destination would get the article if it never had it
  wanted boolean NOT NULL,
  -- whether it has, or may have, received the article
  reached boolean NOT NULL DEFAULT false,
  -- since when it waits, and when to try next
  planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  -- the session that sends it
  sender uuid,
  -- why the last attempt failed; null after a success
  failure text,
  -- what the destination has confirmed: up to which change, what, when, and its digest
  confirmed_change bigint,
  confirmed_as text,
  confirmed_at timestamptz,
  confirmed_digest bytea CHECK (length(confirmed_digest) = 32),
  CONSTRAINT deliveries_article PRIMARY KEY (destination, article),
  CONSTRAINT deliveries_destination FOREIGN KEY (destination) REFERENCES galley.destinations
) WITH (fillfactor = 80);
CREATE INDEX deliveries_due ON galley.deliveries (destination, takes_away DESC, due_at)
  WHERE state = 'pending';
CREATE INDEX deliveries_open ON galley.deliveries (destination, state) WHERE state <> 'delivered';
CREATE INDEX deliveries_of_article ON galley.deliveries (article);

-- Every attempt to deliver. No text is kept, only its digest.
CREATE TABLE galley.delivery_attempts (
  number bigint GENERATED ALWAYS AS IDENTITY,
  destination bigint NOT NULL,
  article uuid NOT NULL,
  -- the last change that was sent: its position, and the id of its event, which is the key by which
  -- a receiver recognizes a repetition
  change bigint NOT NULL,
  event_id uuid NOT NULL,
  sent_as text NOT NULL,
  attempt integer NOT NULL,
  at timestamptz NOT NULL,
  seconds double precision NOT NULL,
  confirmed boolean NOT NULL,
  -- of the response; null for none
  status integer,
  failure text,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  bytes bigint NOT NULL,
  CONSTRAINT delivery_attempts_number PRIMARY KEY (number)
);
CREATE INDEX delivery_attempts_destination ON galley.delivery_attempts (destination, number);

GRANT SELECT
  ON galley.destinations, galley.destination_changes, galley.deliveries, galley.delivery_attempts
  TO galley_projector, :"member";
GRANT UPDATE (position) ON galley.destinations TO galley_projector;
GRANT INSERT, UPDATE, DELETE ON galley.deliveries TO galley_projector;
GRANT INSERT ON galley.delivery_attempts TO galley_projector;
