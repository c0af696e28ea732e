import PostgresEventStore
import Testing

struct MigrationErrorTests {
  @Test(arguments: [
    (
      MigrationError.older(applied: 0, needed: 10),
      "the database holds no newsroom yet; run 'galley database migrate' on it"
    ),
    (
      .older(applied: 9, needed: 10),
      "the database's schema is at 9, this galley needs 10; run 'galley database migrate'"
    ),
    (
      .newer(applied: 11, known: 10),
      "the database's schema is at 11, this galley knows only up to 10; "
        + "use the newer galley that migrated it"
    ),
    (
      .altered(number: 3, name: "refuse_change"),
      "migration 3 (refuse_change) is not the one that was applied to the database; "
        + "use the galley that applied it"
    ),
  ])
  func `an error says what is wrong and what to do`(error: MigrationError, text: String) {
    #expect(error.description == text)
  }
}
