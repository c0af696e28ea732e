import Digests
import Editorial
import EditorialReadModels
import PostgreSQL
import PostgresEventStore
import Syndication

extension Member {
  /// Makes the public files of the pictures of a live article that are not there yet.
  ///
  /// - Parameter text: What the public can read now; see ``PublicItem/text``. Nothing else may be
  ///   passed, because what is made can be public at once.
  /// - Returns: Each picture that could not be made, and why. The others are there.
  func makePublicPictures(
    of text: PublicText, in renditions: PictureRenditions
  ) async throws -> [(key: Digest, failure: Failure)] {
    var failures: [(key: Digest, failure: Failure)] = []
    for picture in text.publicPictures where !renditions.isComplete(picture) {
      let key = picture.picture.key
      // Nil if it was erased in the meantime.
      guard let bytes = try await withConnection({ try PictureStore.bytes(key, on: &$0) }) else {
        continue
      }
      do throws(Failure) {
        try renditions.make(picture, from: bytes)
      } catch {
        failures.append((key, error))
      }
    }
    return failures
  }

  /// Brings a folder up to date with what the public can read: makes the files of all live pictures
  /// that are not there, and removes those of all others, such as erased ones.
  ///
  /// - Returns: A failure for each picture that could not be made.
  package func updatePublicPictures(
    in renditions: PictureRenditions
  ) async throws -> Answer<[Failure]> {
    let models: [ReadModels.Model] = [Publications.self, Revisions.self]
    let answer = try await read(models) { connection in
      var texts: [PublicText] = []
      // The pictures are enough.
      var query = PublicItemQuery(.live)
      (query.readsBodies, query.readsWordings) = (false, false)
      try connection.forEachRow(query.statement()) { row in
        let item = PublicItem(try PublicItemRow(row))
        if let text = item.text, !text.publicPictures.isEmpty { texts.append(text) }
      }
      return texts
    }
    let files = answer.value.flatMap(\.publicPictures).flatMap(\.files)
    // First remove what must not be there.
    try renditions.removeAll(except: Set(files.map(\.name)))
    var failures: [Failure] = []
    for text in answer.value {
      failures += try await makePublicPictures(of: text, in: renditions).map(\.failure)
    }
    return Answer(value: failures, remarks: answer.remarks)
  }
}
