-- Names that only one stream may ever hold: the slugs of articles, current and former.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.claims (
  name text COLLATE "C" NOT NULL,
  stream uuid NOT NULL,
  CONSTRAINT claims_name PRIMARY KEY (name)
);

CREATE TRIGGER claims_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.claims
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.claims ENABLE ALWAYS TRIGGER claims_refuse_change;

GRANT SELECT ON galley.claims
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
