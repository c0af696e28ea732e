import PostgreSQL
import PostgresEventStore

extension Theme {
  static let above = Theme(
    title: "From above: the owner of the tables, the superuser and the worker",
    attacks: [
      Attack(
        "change-an-event-as-owner", by: .owner, .refused(.changeRefused),
        "UPDATE galley.events SET payload = '{}'"),
      Attack(
        "delete-an-event-as-owner", by: .owner, .refused(.changeRefused),
        "DELETE FROM galley.events WHERE position = 1"),
      Attack(
        "truncate-the-log-as-owner", by: .owner, .refused(.changeRefused),
        "TRUNCATE galley.events"),
      Attack(
        "change-a-text-as-owner", by: .owner, .refused(.changeRefused),
        "UPDATE galley.texts SET body = 'another'"),
      Attack(
        "change-a-picture-as-owner", by: .owner, .refused(.changeRefused),
        "UPDATE galley.pictures SET body = ''"),
      Attack(
        "free-a-name-as-owner", by: .owner, .refused(.changeRefused), "DELETE FROM galley.claims"),
      Attack(
        "change-an-event-as-superuser", by: .superuser, .refused(.changeRefused),
        "UPDATE galley.events SET actor = 'adam'"),
      Attack(
        "change-an-event-as-a-replica", by: .superuser, .refused(.changeRefused),
        "SET session_replication_role = replica; UPDATE galley.events SET actor = 'adam'"),
      Attack(
        "truncate-the-log-as-a-replica", by: .superuser, .refused(.changeRefused),
        "SET session_replication_role = replica; TRUNCATE galley.events"),
      Attack(
        "overwrite-by-insert", by: .superuser, .refused(.changeRefused),
        """
        INSERT INTO galley.events SELECT * FROM galley.events
        ON CONFLICT (position) DO UPDATE SET actor = 'adam'
        """),
      Attack(
        "record-as-superuser", by: .superuser, .notPermitted,
        CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#, to: "wall").sql),
      Attack(
        "record-in-an-admins-role", by: .superuser, .notPermitted,
        "SET ROLE anna; "
          + CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#, to: "wall").sql),
      Attack(
        "record-as-owner", by: .owner, .notPermitted,
        CraftedAppend("EmbargoLifted", #"'{"reason":"none"}'"#, to: "wall").sql),
      Attack(
        "write-the-log-as-worker", by: .worker, .notPermitted,
        "INSERT INTO galley.events SELECT * FROM galley.events"),
      Attack(
        "delete-a-text-as-worker", by: .worker, .notPermitted,
        "DELETE FROM galley.texts"),
      Attack(
        "set-role-to-the-owner-as-worker", by: .worker, .notPermitted,
        "SET ROLE galley_owner"),
      Attack(
        "add-people-as-worker", by: .worker, .notPermitted,
        "SELECT galley.add_user(session_user, 'eva', 'admin')"),
      Attack(
        "forge-a-read-model-as-worker", by: .worker, .noticed(by: .projectionVerify),
        "UPDATE read.board SET headline = 'Forged'"),
      Attack(
        "skip-events-as-worker", by: .worker, .noticed(by: .projectionAudit),
        "UPDATE read.ledger SET events = events - 1"),
      Attack(
        "change-an-event-without-the-trigger", by: .owner, .noticed(by: .logVerify),
        """
        ALTER TABLE galley.events DISABLE TRIGGER events_refuse_change;
        UPDATE galley.events SET actor = 'adam' WHERE type = 'ArticleApproved';
        ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_refuse_change
        """),
      Attack(
        "delete-an-event-without-the-trigger", by: .owner, .noticed(by: .logVerify),
        """
        ALTER TABLE galley.events DISABLE TRIGGER events_refuse_change;
        DELETE FROM galley.events WHERE position = (SELECT max(position) FROM galley.events);
        ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_refuse_change
        """),
      Attack(
        "insert-an-event-as-owner", by: .owner, .noticed(by: .logVerify),
        """
        INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream, 99,
          gen_random_uuid(), type, schema_version, payload, 'adam', gen_random_uuid(), 0,
          gen_random_uuid(), NULL, recorded_at
        FROM galley.events WHERE type = 'ArticleApproved' LIMIT 1
        """),
    ])
}
