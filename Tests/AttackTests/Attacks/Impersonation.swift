import PostgreSQL
import PostgresEventStore

extension Theme {
  static let impersonation = Theme(
    title: "Acting as another",
    attacks: [
      Attack(
        "become-another", by: .editor, .notPermitted,
        "SET SESSION AUTHORIZATION anna"),
      Attack(
        "set-role-to-another", by: .editor, .notPermitted, "SET ROLE anna"),
      Attack(
        "set-role-to-the-owner", by: .admin, .notPermitted, "SET ROLE galley_owner"),
      Attack(
        "set-role-to-the-projector", by: .editor, .notPermitted,
        "SET ROLE galley_projector"),
      Attack(
        "set-role-to-the-admins-role", by: .editor, .notPermitted,
        "UPDATE galley.people SET role = 'admin' WHERE login = session_user"),
      Attack(
        "hide-behind-a-role", by: .editor, .notPermitted,
        "SELECT set_config('role', member_role, false) FROM galley.newsroom; "
          + CraftedAppend("ArticleKilled", #"'{"reason":"x","notice":"y"}'"#, to: "wall").sql),
      Attack(
        "name-another-by-setting", by: .editor, .refused(.syntaxError),
        "SET session_user = 'anna'"),
      Attack(
        "grant-oneself-admin", by: .editor, .notPermitted,
        """
        DO $$ BEGIN EXECUTE (
          SELECT format('GRANT %I TO eva WITH ADMIN OPTION', member_role) FROM galley.newsroom);
        END $$
        """),
      Attack(
        "grant-oneself-the-owner", by: .admin, .notPermitted,
        "GRANT galley_owner TO anna"),
      Attack(
        "make-a-login", by: .admin, .notPermitted,
        "CREATE ROLE mallory LOGIN IN ROLE galley_owner"),
      Attack(
        "make-oneself-superuser", by: .admin, .notPermitted,
        "ALTER ROLE anna SUPERUSER"),
      Attack(
        "change-anothers-password", by: .editor, .notPermitted,
        "ALTER ROLE anna PASSWORD 'known'"),
      Attack(
        "make-a-link-to-anothers-password", by: .editor, .notPermitted,
        "SELECT galley.make_password_reset(session_user, 'anna', sha256('known'), 3600)"),
      Attack(
        "use-a-link-past-the-desk", by: .editor, .notPermitted,
        "SELECT galley.use_password_reset('known', 'x')"),
      Attack(
        "read-the-links-to-passwords", by: .admin, .notPermitted,
        "SELECT * FROM galley.password_resets"),
      Attack(
        "read-the-tokens", by: .admin, .notPermitted,
        "SELECT * FROM galley.desk_tokens"),
      Attack(
        "prolong-a-token", by: .editor, .notPermitted,
        "UPDATE galley.desk_tokens SET scope = 'admin', expires_at = expires_at + interval '1 day'"),
      Attack(
        "remove-anothers-second-factor", by: .editor, .notPermitted,
        "SELECT galley.remove_second_factor(session_user, 'anna')"),
      Attack(
        "read-secrets-of-second-factors", by: .admin, .notPermitted,
        "SELECT * FROM galley.second_factors"),
      Attack(
        "make-a-link-to-a-revision-as-auditor", by: .auditor, .notPermitted,
        """
        SELECT galley.make_revision_link(session_user, stream, 1, 'x', sha256('known'), 3600)
        FROM galley.claims WHERE name = 'wall'
        """),
      Attack(
        "leave-a-remark-past-the-desk", by: .editor, .notPermitted,
        "SELECT galley.leave_remark('known', 'x', 'y')"),
      Attack(
        "read-the-digests-of-links", by: .admin, .notPermitted,
        "SELECT digest FROM galley.revision_links"),
      Attack(
        "change-anothers-search-path", by: .editor, .notPermitted,
        "ALTER ROLE anna SET search_path = elsewhere"),
      Attack(
        "add-oneself-as-admin", by: .editor, .notPermitted,
        "SELECT galley.add_user(session_user, 'eva', 'admin')"),
      Attack(
        "disable-an-admin", by: .editor, .notPermitted,
        "SELECT galley.disable_user(session_user, 'anna')"),
      Attack(
        "take-on-the-owner-of-the-tables", by: .admin, .refused(.invalidName),
        "SELECT galley.add_user(session_user, 'galley_owner', 'admin')"),
      Attack(
        "take-on-the-superuser", by: .admin, .refused(.invalidName),
        "SELECT galley.add_user(session_user, 'galley_superuser', 'admin')"),
      Attack(
        "write-sql-into-a-login", by: .admin, .refused(.invalidName),
        #"SELECT galley.add_user(session_user, 'x" SUPERUSER; --', 'editor')"#),
      Attack(
        "write-sql-into-a-role", by: .admin, .refused(.invalidParameterValue),
        "SELECT galley.add_user(session_user, 'eva', 'owner')"),
      Attack("log-in-from-outside", by: .outsider, .turnedAway, "SELECT 1"),
      Attack("log-in-when-disabled", by: .disabled, .turnedAway, "SELECT 1"),
      Attack(
        "record-when-disabled", by: .dismissed, .notPermitted,
        CraftedAppend("EmbargoSet", #"'{"until":"2100-01-01T00:00:00.000Z"}'"#, to: "lock").sql),
      Attack(
        "read-as-a-guest", by: .guest, .notPermitted,
        "SELECT count(*) FROM galley.texts"),
      Attack(
        "read-pictures-as-a-guest", by: .guest, .notPermitted,
        "SELECT count(*) FROM galley.pictures"),
      Attack(
        "record-as-a-guest", by: .guest, .notPermitted,
        CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#).sql),
      Attack(
        "record-as-a-neighbour", by: .neighbour, .notPermitted,
        CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#, to: "wall").sql),
      Attack(
        "add-people-as-a-neighbour", by: .neighbour, .notPermitted,
        "SELECT galley.add_user(session_user, session_user, 'admin')"),
      Attack(
        "record-as-auditor", by: .auditor, .notPermitted,
        CraftedAppend("ArticleAssigned", #"'{"assignee":"eva"}'"#, to: "lock").sql),
      Attack(
        "record-as-worker", by: .worker, .notPermitted,
        CraftedAppend("ArticleAssigned", #"'{"assignee":"eva"}'"#, to: "lock").sql),
      Attack(
        "add-a-second-account", by: .admin, .noticed(by: .userList),
        "SELECT galley.add_user(session_user, 'anna_too', 'editor')"),
    ] + wrongCallers)

  /// The calls of a pooler that shares connections between people: each function that acts for the
  /// connection is called in the name of somebody else.
  private static var wrongCallers: [Attack] {
    let event = CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#).with(\.caller, "'anna'")
    let calls = [
      ("append-in-anothers-name", event.sql),
      ("add-a-user-in-anothers-name", "SELECT galley.add_user('anna', 'eva', 'admin')"),
      ("disable-a-user-in-anothers-name", "SELECT galley.disable_user('anna', 'adam')"),
      ("end-sessions-in-anothers-name", "SELECT galley.end_sessions('anna', 'emil')"),
      (
        "set-a-password-in-anothers-name",
        """
        SELECT galley.set_password('anna', 'anna', 'SCRAM-SHA-256$4096:' || repeat('A', 22) || '==$'
          || repeat('A', 43) || '=:' || repeat('A', 43) || '=')
        """
      ),
      (
        "make-a-link-in-anothers-name",
        "SELECT galley.make_password_reset('anna', 'anna', sha256('known'), 3600)"
      ),
      (
        "set-up-a-second-factor-in-anothers-name",
        "SELECT galley.set_second_factor('anna', decode(repeat('00', 60), 'hex'), 1, '{}')"
      ),
      (
        "remove-a-second-factor-in-anothers-name",
        "SELECT galley.remove_second_factor('anna', 'anna')"
      ),
      ("ask-for-a-second-factor-in-anothers-name", "SELECT galley.second_factor('anna', 'anna')"),
      (
        "make-a-link-to-a-revision-in-anothers-name",
        "SELECT galley.make_revision_link('anna', gen_random_uuid(), 1, 'x', sha256('x'), 3600)"
      ),
      (
        "revoke-a-link-in-anothers-name",
        "SELECT galley.revoke_revision_link('anna', gen_random_uuid())"
      ),
      (
        "remove-a-remark-in-anothers-name", "SELECT galley.remove_remark('anna', gen_random_uuid())"
      ),
      (
        "choose-notices-in-anothers-name",
        "SELECT galley.set_notices('anna', 'a@b.example', '{due}')"
      ),
      ("read-notices-in-anothers-name", "SELECT galley.own_notices('anna')"),
      (
        "seal-in-anothers-name",
        "SELECT galley.record_seal('anna', 1, 1, '', '', '{}', '{}', '{}')"
      ),
    ]
    // This function returns a row for each command, which contains the refusal.
    let each = Attack(
      "append-each-in-anothers-name", by: .editor, .withoutEffect, event.sqlOfMany)
    return calls.map { Attack($0, by: .editor, .refused(.wrongCaller), $1) } + [each]
  }
}
