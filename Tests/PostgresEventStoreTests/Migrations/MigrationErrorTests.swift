import PostgresEventStore
import Testing

struct MigrationErrorTests {
  @Test(arguments: [
    (
      MigrationError.older(applied: 0, needed: 10),
      "this database has no newsroom yet"
    ),
    (
      .older(applied: 9, needed: 10),
      "the schema of this database is at 9, and this program needs 10"
    ),
    (
      .newer(applied: 11, known: 10),
      "the schema of this database is at 11, and this program knows only up to 10"
    ),
    (
      .altered(number: 3, name: "refuse_change"),
      "migration 3 (refuse_change) is not the one that was applied to this database; "
        + "use the program that applied it"
    ),
    (
      .former,
      "this newsroom has the schema of an earlier program; export it with that program and import "
        + "the export with this one"
    ),
  ])
  func `an error says what is wrong`(error: MigrationError, text: String) {
    #expect(error.description == text)
  }
}
