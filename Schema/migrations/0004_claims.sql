-- Names that only one stream may ever hold: the slugs of articles, current and former.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.claims (
  name text COLLATE "C" NOT NULL,
  stream uuid NOT NULL,
  CONSTRAINT claims_name PRIMARY KEY (name)
);
-- It finds an article by its id, or by the beginning of it.
CREATE INDEX claims_stream ON galley.claims (stream);

GRANT SELECT ON galley.claims TO galley_projector, :"member";
