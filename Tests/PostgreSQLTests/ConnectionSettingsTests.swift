import PostgreSQL
import Testing

@Suite("Connection settings are read, and shown without the password")
struct ConnectionSettingsTests {
  @Test(arguments: [
    (
      "postgresql://anna:secret@db.example:5433/desk?sslmode=disable",
      "postgresql://anna@db.example:5433/desk"
    ),
    ("postgres://anna:se%40cret%2F@db.example:5433/desk", "postgresql://anna@db.example:5433/desk"),
    (
      "host=db.example port=5433 user=anna password='secret word' dbname=desk",
      "postgresql://anna@db.example:5433/desk"
    ),
    (
      "postgresql://anna:secret@/desk?host=/run/postgresql&port=5433",
      "postgresql://anna@:5433/desk?host=/run/postgresql"
    ),
    (
      "postgresql://anna:secret@one:5433,two:5434/desk",
      "postgresql://anna@one,two:5433,5434/desk"
    ),
  ])
  func `every form is parsed`(url: String, description: String) throws {
    let settings = try ConnectionSettings(url: url)
    #expect(settings.description == description)
    #expect("\([settings])" == "[\(description)]")
  }

  @Test(arguments: [
    (
      "nonsense-secret",
      "not the address of a PostgreSQL database; write it as postgresql://USER@HOST/DATABASE, "
        + "or as 'host=HOST dbname=DATABASE'"
    ),
    (
      "mysql://anna:secret@h/db",
      "a database URL begins with postgresql://, not mysql://; write it as "
        + "postgresql://USER@HOST/DATABASE, or as 'host=HOST dbname=DATABASE'"
    ),
    (
      "host=x secret=1",
      #"not a PostgreSQL URL or keyword=value line: invalid connection option "…""#
    ),
    (
      "postgresql://anna:%zzsecret@h/db",
      #"not a PostgreSQL URL or keyword=value line: invalid percent-encoded token: "…""#
    ),
    (
      "postgresql://[::1/secret",
      #"not a PostgreSQL URL or keyword=value line: end of string reached when looking for matching "…""#
    ),
    (
      "postgresql://h:secret/db",
      "the port in a PostgreSQL URL must be a number from 1 to 65535"
    ),
    ("host=h port=70000", "the port in a PostgreSQL URL must be a number from 1 to 65535"),
    (
      "postgresql://anna:12/secret@h/db",
      "in a PostgreSQL URL, write @ and / of a user or password as %40 and %2F"
    ),
    (
      "postgresql://anna:p@secret@h/db",
      "in a PostgreSQL URL, write @ and / of a user or password as %40 and %2F"
    ),
  ])
  func `an invalid form is refused without quoting it`(url: String, description: String) {
    let error = failure { _ = try ConnectionSettings(url: url) }
    #expect(error?.kind == .usage)
    #expect(error?.description == description)
    #expect(error?.message.contains("secret") == false)
  }

  @Test
  func `changing the database or the login keeps the rest`() throws {
    let settings = try ConnectionSettings(url: "postgresql://anna:secret@h:1/one")
    #expect(settings.with(database: "two").description == "postgresql://anna@h:1/two")
    #expect(settings.with(user: "ben").description == "postgresql://ben@h:1/one")
    // A password belongs to one user.
    #expect(try settings.with(user: "ben") == ConnectionSettings(url: "postgresql://ben@h:1/one"))
  }

  @Test
  func `a socket's settings are shown as a URL`() {
    let settings = ConnectionSettings(
      socketDirectory: "/run/galley", port: 5440, database: "newsroom", user: "galley")
    #expect(settings.description == "postgresql://galley@:5440/newsroom?host=/run/galley")
  }
}
