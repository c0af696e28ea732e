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
    let claimed: Set<String> = try await withConnection { [names] connection in
      let rows = try connection.executePrepared(
        "SELECT name FROM galley.claims WHERE name = ANY (\(names))")
      return Set(try rows.map { try $0.value(at: 0, as: String.self) })
    }
    return names.first { !claimed.contains($0) }.flatMap(Slug.init)
  }

  private static let mostNumbers = 9_999
  private static let mostNames = 1_000
}
