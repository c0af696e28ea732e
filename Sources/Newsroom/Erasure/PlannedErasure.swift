package import Editorial
package import Foundation
package import JSON

/// The first step of an erasure: the texts and pictures that it would erase. Show it to be confirmed, because nothing
/// restores an erased text.
package struct PlannedErasure: Sendable {
  /// The article's id.
  package let article: UUID
  package let slug: Slug?
  package let scope: ErasureScope
  package let reason: String
  /// The law or the ruling that requires it.
  package let ground: String
  /// The revisions that would lose their text, by number. They include those outside the scope that
  /// have the same text. Texts that were erased before are not among them.
  package let revisions: [Int]
  /// The notes that would lose their text, by their number in the history.
  package let notes: [Int]
  /// The pictures that would be erased, in all revisions that have them.
  package let pictures: [Picture]
  /// The pending items that would end with the text.
  package let ended: Endings
  /// Whether the public text, or a picture in it, is one of them. The article would stay live without
  /// it.
  package let isLive: Bool
  /// The number of the article's events.
  package let version: Int

  /// Whether everything in the scope was erased before.
  package var isEmpty: Bool { revisions.isEmpty && notes.isEmpty && pictures.isEmpty }
}

extension PlannedErasure: JSONDescribed {
  package static let json = JSONDescription<PlannedErasure>(
    "PlannedErasure", "What an erasure would erase. Nothing has been recorded.",
    [
      JSONMember("id", "The article's id.", \.article),
      JSONMember("slug", "The current slug.", \.slug),
      JSONMember("revisions", "The revisions that would lose their text.", \.revisions),
      JSONMember(
        "notes", "The notes that would lose their text, by their number in the history.", \.notes),
      JSONMember(
        "pictures", "The paths of the pictures that would be erased.",
        { $0.pictures.map(\.path) }),
      JSONMember(
        "isLive",
        "Whether the public text or a picture in it is one of them. The article would stay live.",
        \.isLive),
      JSONMember("version", "The number of the article's events.", \.version),
    ])
}
