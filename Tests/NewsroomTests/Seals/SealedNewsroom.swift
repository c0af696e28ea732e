import Editorial
import Foundation
import Newsroom
import PostgresEventStore
import Seals
import TestSupport
import Testing

/// Two articles with alternating events, sealed twice. The seals are kept elsewhere.
///
/// Position 7 is unused: a writer took it and recorded nothing.
struct SealedNewsroom {
  let database: TestDatabase
  let library: Library
  let key: SigningKey
  let ferry: UUID
  let tower: UUID
  /// The seals of the first seven events and of all nine.
  private(set) var seals: [SignedNote] = []

  /// For tests that start with a copy.
  static let template = DatabaseTemplate { database in
    let newsroom = try await SealedNewsroom(in: database)
    await newsroom.library.close()
    return newsroom
  }

  /// - Parameter database: A copy of ``template``.
  init(copiedTo database: TestDatabase) async throws {
    let original = try await Self.template.contents
    self.database = database
    library = try await Library(in: database)
    (key, ferry, tower) = (original.key, original.ferry, original.tower)
    seals = original.seals
  }

  /// - Parameter database: A newsroom without events.
  init(in database: TestDatabase) async throws {
    self.database = database
    library = try await Library(in: database)
    key = try SigningKey.random(name: "example.org/desk")
    ferry = try await library.draft("ferry", body: "The ferry sails.")
    tower = try await library.draft("tower", body: "The tower stands.")
    try await library.publish(ferry)
    _ = try await library.eva.note("Ask the harbour.", on: tower)
    try await database.session().run("SELECT nextval('galley.positions')")
    _ = try await library.eva.perform(.submit, on: tower)
    try await seal()
    _ = try await library.anna.approve(tower)
    _ = try await library.anna.perform(.publish, on: tower)
    try await seal()
  }

  mutating func seal() async throws {
    let sealed = try #require(try await library.anna.sealLog(with: key))
    seals.append(try SignedNote(sealed.seal.note))
  }

  /// The report for an auditor who has the key and these seals.
  func verify(with outside: [SignedNote] = []) async throws -> LogReport {
    let otto = try await database.member(as: "otto")
    let outside = outside.map { (name: "the seal kept outside", note: $0) }
    return try await otto.verifyLog(keys: [key.verifier], outside: outside)
  }

  /// Runs SQL as the owner of the database or its superuser, after disabling what would refuse it.
  func tamper(_ sql: String) async throws {
    let session = try await database.session()
    for table in ["events", "texts", "claims", "seals", "tiles"] {
      try await session.run("ALTER TABLE galley.\(table) DISABLE TRIGGER ALL")
    }
    try await session.run(sql)
    for table in ["events", "texts", "claims", "seals", "tiles"] {
      try await session.run("ALTER TABLE galley.\(table) ENABLE TRIGGER ALL")
    }
  }
}
