import Editorial
import EventSourcing
import Foundation
import PostgreSQL

extension Member {
  /// The refusal of a slug that another article has or had, with a free one.
  ///
  /// - Parameter isReserved: Whether a slug is needed for something that is not recorded yet.
  func proposal(
    insteadOf name: String, heldBy holder: UUID?, isReserved: (Slug) -> Bool = { _ in false }
  ) async throws -> Failure {
    let taken = AppendError.nameTaken(name, by: holder).failure
    guard let slug = Slug(name) else { return taken }
    let free = try await freeSlug(like: slug, isReserved: isReserved)
    return Failure(taken.kind, taken.reason, .chooseSlug(free: free))
  }

  /// The slug with the lowest number after it that no article has or had: wall-2, wall-3, …
  ///
  /// - Returns: Nil if none is found among many.
  func freeSlug(like taken: Slug, isReserved: (Slug) -> Bool) async throws -> Slug? {
    let longest = Slug.maximumLength - "-\(Self.mostNumbers)".utf8.count
    var stem = String(taken.text.prefix(longest))
    if stem.hasSuffix("-") { stem.removeLast() }
    var names: [String] = []
    for number in 2...Self.mostNumbers where names.count < Self.mostNames {
      guard let slug = Slug("\(stem)-\(number)"), !slug.looksLikeID, !isReserved(slug) else {
        continue
      }
      names.append(slug.text)
    }
    let holders = try await holders(of: names)
    return names.first { holders[$0] == nil }.flatMap(Slug.init)
  }

  /// The articles that claim these names. A name without an article is free.
  func holders(of names: [String]) async throws -> [String: UUID] {
    try await withConnection { connection in
      let rows = try connection.executePrepared(
        "SELECT name, stream FROM galley.claims WHERE name = ANY (\(names))")
      return Dictionary(
        try rows.map { (try $0.value(at: 0, as: String.self), try $0.value(at: 1, as: UUID.self)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private static let mostNumbers = 9_999
  private static let mostNames = 1_000
}
