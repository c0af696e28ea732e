import Digests
package import Editorial
import EditorialReadModels
import Foundation
import PostgresEventStore

/// A picture with its bytes as they were given, with all metadata.
package struct StoredPicture: Sendable {
  package let picture: Picture
  package let bytes: [UInt8]
}

extension Member {
  /// A picture of an article, for the people of the newsroom.
  ///
  /// - Parameters:
  ///   - path: How the article refers to it; nil for the only picture.
  ///   - number: The revision; nil for the working one.
  /// - Throws: ``Failure`` if there is no such article, revision or picture, or if it was erased.
  package func picture(
    of reference: String, at path: String?, revision number: Int?
  ) async throws -> Answer<StoredPicture> {
    let found = try await show(reference, revision: number)
    let article = found.value
    let shown = try article.picture(at: path)
    return Answer(
      value: try await stored(shown, of: article), remarks: found.remarks)
  }

  /// The pictures of a revision with their bytes, except those that were erased. One at a time is in
  /// memory.
  ///
  /// - Parameter body: Called with each picture, in the order of the revision.
  package func forEachPicture(
    of article: ArticleAnswer, _ body: (StoredPicture) throws -> Void
  ) async throws {
    for shown in article.pictures where shown.erased == nil {
      try body(try await stored(shown, of: article))
    }
  }

  private func stored(
    _ shown: ShownPicture, of article: ArticleAnswer
  ) async throws -> StoredPicture {
    let key = shown.picture.key
    let bytes = try await findingInLog { try PictureStore.bytes(key, on: &$0) }
    guard let bytes else {
      throw Failure(
        .unacceptable,
        "the picture \(shown.picture.path) of \(article.board.slug) no longer exists"
          + (shown.erased.map { ": \($0.words)" } ?? ""))
    }
    return StoredPicture(picture: shown.picture, bytes: bytes)
  }
}

extension ArticleAnswer {
  fileprivate func picture(at path: String?) throws(Failure) -> ShownPicture {
    let paths = pictures.map(\.picture.path)
    let list = paths.joined(separator: ", ")
    guard !pictures.isEmpty else {
      throw Failure(
        .notFound, "revision \(revision.revision) of \(board.slug) has no stored picture")
    }
    if let path {
      guard let found = pictures.first(where: { $0.picture.path == path }) else {
        throw Failure(
          .notFound,
          "revision \(revision.revision) of \(board.slug) has no picture \(path); it has \(list)")
      }
      return found
    }
    guard pictures.count == 1 else {
      throw Failure(.ambiguous, "\(board.slug) has several pictures; name one of \(list)")
    }
    return pictures[0]
  }
}
