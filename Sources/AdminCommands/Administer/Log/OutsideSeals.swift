package import ArgumentParsing
import Newsroom
import PlainText
import Seals

/// Seals that were kept elsewhere than with the log.
package struct OutsideSeals: ArgumentGroup {
  @Option(
    name: "seal", help: "A file with a seal that was kept elsewhere; may be repeated.",
    valueName: "file", completion: .file)
  package var seal: [String] = []

  package init() {}

  /// The seals in the files, each with its name in sentences.
  ///
  /// - Throws: ``Failure`` for a file without a seal.
  func notes() throws -> [(name: String, note: SignedNote)] {
    try seal.map { (name: "the seal in \($0)", note: try Self.note(in: $0)) }
  }

  private static func note(in path: String) throws -> SignedNote {
    let bytes = try BoundedBytes(limit: 65_536, advice: "name a file with one seal").file(at: path)
    do throws(SealError) {
      return try SignedNote(
        String(decoding: ByteOrderMark.removed(from: bytes[...]), as: UTF8.self))
    } catch {
      throw Failure(.invalid, "\(path): \(error)")
    }
  }
}
