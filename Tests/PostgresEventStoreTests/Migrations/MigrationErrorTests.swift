import PostgresEventStore
import Testing

struct MigrationErrorTests {
  @Test(arguments: [
    (
      MigrationError.older(applied: 0, needed: 10),
      "the database has no newsroom yet"
    ),
    (
      .older(applied: 9, needed: 10),
      "the database's schema is at 9, and this program needs 10"
    ),
    (
      .newer(applied: 11, known: 10),
      "the database's schema is at 11, and this program knows only 10"
    ),
    (
      .altered(number: 3, name: "refuse_change"),
      "migration 3 (refuse_change) is not the one that was applied to the database; "
        + "use the program that applied it"
    ),
  ])
  func `an error says what is wrong`(error: MigrationError, text: String) {
    #expect(error.description == text)
  }
}
