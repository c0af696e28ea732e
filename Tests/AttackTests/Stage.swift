import Editorial
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Seals
import TestSupport

/// A newsroom with work in progress, and the people who attack it.
///
/// - `wall`: eva's, with two revisions; the second was approved and published by anna.
/// - `pier`: anna's words, submitted by eva.
/// - `mole`: eva's words, submitted by anna.
/// - `quay`: eva's, approved by anna and scheduled for next year.
/// - `lock`: eva's, a draft.
/// - `weir`: anna's words, approved by adam and published; then eva's, published; then anna's words
///   again, restored by eva and submitted.
struct Stage {
  let database: TestDatabase
  /// The key of a seal that is kept elsewhere.
  let key: SigningKey
  let seal: SignedNote
  private let dismissed: Session
  private let logins: [Attacker: String]

  /// The sealed newsroom. The rights of logins are not part of a copy, so they are granted in each.
  static let template = DatabaseTemplate { database in
    let key = try SigningKey.random(name: "example.org/desk")
    let desk = try await Desk(in: database)
    try await desk.work()
    let seal = try await desk.seal(with: key)
    await desk.close()
    return (key: key, seal: seal)
  }

  /// - Parameter database: A copy of ``template``.
  init(in database: TestDatabase) async throws {
    self.database = database
    dismissed = try await database.login(as: "emil")
    logins = try await Self.makeLogins(in: database)
    (key, seal) = try await Self.template.contents
    try await database.session(as: "anna").run("SELECT galley.disable_user(session_user, 'emil')")
  }

  /// - Throws: `PostgresError` if the attacker cannot log in.
  func session(as attacker: Attacker) async throws -> Session {
    switch attacker {
    case .dismissed: return dismissed
    case .superuser: return try await database.session()
    case .owner:
      // Nobody can log in as the owner, but a member of the role can use SET ROLE.
      let session = try await database.session()
      try await session.run("SET ROLE galley_owner")
      return session
    default: return try await database.login(as: login(of: attacker))
    }
  }

  func login(of attacker: Attacker) -> String {
    switch attacker {
    case .editor: "eva"
    case .admin: "anna"
    case .auditor: "otto"
    case .disabled, .dismissed: "emil"
    case .desk: "galley_desk"
    default: logins[attacker] ?? attacker.rawValue
    }
  }

  /// Logins of the server. The password of each is its name.
  private static func makeLogins(in database: TestDatabase) async throws -> [Attacker: String] {
    let memberships: [Attacker: String] = [
      .worker: "IN ROLE galley_projector", .outsider: "", .guest: "",
      .neighbour: "IN ROLE \"\(database.memberRole)\"",
    ]
    let administrator = try await database.session()
    var logins: [Attacker: String] = [:]
    for (attacker, membership) in memberships {
      let login = database.newLogin(attacker.rawValue)
      try await administrator.run("CREATE ROLE \(login) LOGIN PASSWORD '\(login)' \(membership)")
      logins[attacker] = login
    }
    for attacker in [Attacker.guest, .neighbour] {
      guard let login = logins[attacker] else { continue }
      try await administrator.run("GRANT CONNECT ON DATABASE \"\(database.name)\" TO \(login)")
    }
    return logins
  }
}

/// The people who do the ordinary work.
private struct Desk {
  let eva: Member
  let anna: Member
  let adam: Member

  init(in database: TestDatabase) async throws {
    func newsroom(_ person: String) async throws -> Member {
      try await Newsroom.open(.shared(url: database.url())).acting(as: person)
    }
    (eva, anna, adam) = (
      try await newsroom("eva"), try await newsroom("anna"), try await newsroom("adam")
    )
  }

  func close() async {
    for newsroom in [eva, anna, adam] { await newsroom.newsroom.close() }
  }

  func work() async throws {
    let wall = try await draft("wall", by: eva)
    try await revise(wall, by: eva)
    try await publish(wall, submitting: eva, approving: anna)

    let pier = try await draft("pier", by: anna)
    _ = try await eva.perform(.submit, on: pier)
    let mole = try await draft("mole", by: eva)
    _ = try await anna.perform(.submit, on: mole)

    let quay = try await draft("quay", by: eva)
    _ = try await eva.perform(.submit, on: quay)
    _ = try await anna.approve(quay)
    _ = try await anna.perform(
      .schedule(at: Date().addingTimeInterval(31_536_000), zone: "UTC"), on: quay)

    let lock = try await draft("lock", by: eva)
    _ = try await eva.note("Ask the keeper.", on: lock)

    let weir = try await draft("weir", by: anna)
    try await publish(weir, submitting: eva, approving: adam)
    try await revise(weir, by: eva)
    try await publish(weir, submitting: eva, approving: anna)
    _ = try await eva.perform(.restore(revision: 1), on: weir)
    _ = try await eva.perform(.submit, on: weir)

    // Builds the read models.
    _ = try await anna.fingerprints()
  }

  func seal(with key: SigningKey) async throws -> SignedNote {
    guard let sealed = try await anna.sealLog(with: key) else { preconditionFailure("no events") }
    return try SignedNote(sealed.seal.note)
  }

  private func draft(_ slug: String, by newsroom: Member) async throws -> UUID {
    try await newsroom.draft(
      WrittenArticle(content: .sample(), body: "One metre."), slug: .sample(slug)
    ).id
  }

  private func revise(_ id: UUID, by newsroom: Member) async throws {
    _ = try await newsroom.revise(
      id, to: WrittenArticle(content: .sample(), body: "Two metres, the council said."))
  }

  private func publish(
    _ id: UUID, submitting: Member, approving: Member
  ) async throws {
    _ = try await submitting.perform(.submit, on: id)
    _ = try await approving.approve(id)
    _ = try await approving.perform(.publish, on: id)
  }
}
