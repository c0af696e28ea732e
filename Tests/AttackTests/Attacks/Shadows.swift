extension Theme {
  static let shadows = Theme(
    title: "Objects that shadow those of others",
    attacks: [
      Attack(
        "make-a-schema", by: .editor, .notPermitted, "CREATE SCHEMA elsewhere"),
      Attack(
        "make-a-temporary-table", by: .editor, .notPermitted,
        "CREATE TEMPORARY TABLE people (login text, disabled_at timestamptz)"),
      Attack(
        "make-a-temporary-function", by: .editor, .notPermitted,
        "CREATE FUNCTION pg_temp.role_of(text) RETURNS text LANGUAGE sql AS $$SELECT 'admin'$$"),
      Attack(
        "make-a-public-function", by: .editor, .notPermitted,
        "CREATE FUNCTION public.role_of(text) RETURNS text LANGUAGE sql AS $$SELECT 'admin'$$"),
      Attack(
        "make-a-public-operator", by: .admin, .notPermitted,
        "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = name, FUNCTION = textnename)"),
      Attack(
        "make-a-view-for-others", by: .editor, .notPermitted,
        "CREATE VIEW read.board_too AS SELECT galley.add_user(session_user, 'eva', 'admin')"),
      Attack(
        "record-by-another-search-path", by: .editor, .notPermitted,
        "SET search_path = pg_temp, public, galley; "
          + "SELECT set_config('role', member_role, false) FROM galley.newsroom; "
          + CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#, to: "wall").sql),
      Attack(
        "repoint-the-append", by: .admin, .notPermitted,
        "ALTER FUNCTION galley.append SET search_path = public"),
      Attack(
        "replace-a-function", by: .admin, .notPermitted,
        """
        CREATE OR REPLACE FUNCTION galley.role_of(login text) RETURNS text
        LANGUAGE sql AS $$SELECT 'admin'$$
        """),
      Attack(
        "drop-a-trigger", by: .admin, .notPermitted,
        "DROP TRIGGER events_refuse_change ON galley.events"),
      Attack(
        "disable-a-trigger", by: .admin, .notPermitted,
        "ALTER TABLE galley.events DISABLE TRIGGER ALL"),
      Attack(
        "add-a-trigger", by: .worker, .notPermitted,
        """
        CREATE TRIGGER mine BEFORE INSERT ON galley.events
        FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
        """),
      Attack(
        "add-a-rule", by: .admin, .notPermitted,
        "CREATE RULE mine AS ON INSERT TO galley.events DO INSTEAD NOTHING"),
      Attack(
        "grant-the-log-to-others", by: .editor, .withoutEffect,
        "GRANT INSERT ON galley.events TO PUBLIC"),
      Attack(
        "grant-by-default", by: .admin, .notPermitted,
        "ALTER DEFAULT PRIVILEGES FOR ROLE galley_owner GRANT ALL ON TABLES TO PUBLIC"),
      Attack(
        "own-the-log", by: .admin, .notPermitted,
        "ALTER TABLE galley.events OWNER TO anna"),
      Attack(
        "make-an-extension", by: .admin, .notPermitted,
        "CREATE EXTENSION pg_trgm SCHEMA galley"),
      Attack(
        "make-a-publication", by: .admin, .notPermitted,
        "CREATE PUBLICATION leak FOR TABLE galley.events"),
      Attack(
        "make-an-event-trigger", by: .worker, .notPermitted,
        "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION galley.refuse_change()"),
    ])
}
