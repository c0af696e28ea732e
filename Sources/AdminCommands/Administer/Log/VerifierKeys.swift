package import ArgumentParsing
import Newsroom
import PlainText
import Seals

/// The keys that may have signed a seal.
package struct VerifierKeys: ArgumentGroup {
  @Option(
    name: "key",
    help:
      "A public key of the seals, as 'galley log key' prints it, or a file that contains it.",
    valueName: "key", completion: .file)
  package var key: [String] = []

  package init() {}

  /// The keys that were given.
  func given() throws -> [VerifierKey] { try Self.keys(key) }

  /// - Throws: ``Failure`` for a text that is neither a key nor a file with a key.
  static func keys(_ texts: [String]) throws -> [VerifierKey] {
    try texts.map { given in
      if let key = try? VerifierKey(given) { return key }
      let bytes = try BoundedBytes(limit: 65_536, advice: "name a file with one key").file(
        at: given)
      let text = String(decoding: ByteOrderMark.removed(from: bytes[...]), as: UTF8.self)
      let line = text.split(separator: "\n").first ?? ""
      do throws(SealError) {
        return try VerifierKey(String(line))
      } catch {
        throw Failure(.invalid, "\(given): \(Failure(error).sentence)")
      }
    }
  }

  /// The keys that were given, or the private newsroom's own if none was. It has none before its first
  /// seal.
  ///
  /// - Throws: ``Failure`` for a shared newsroom if no key was given.
  func required(of address: DatabaseAddress) throws -> [VerifierKey] {
    if key.isEmpty, case .shared = address {
      throw Failure(
        .invalid, "give the public key of the seals with --key ('galley log key' prints it)")
    }
    return try chosen(of: address)
  }

  /// The keys that were given, or the private newsroom's own if none was.
  func chosen(of address: DatabaseAddress) throws -> [VerifierKey] {
    key.isEmpty ? try own(of: address) : try given()
  }

  /// The private newsroom's own key, if it has one.
  func own(of address: DatabaseAddress) throws -> [VerifierKey] {
    guard case .embedded = address else { return [] }
    return try SealingKeyFile(nil, of: address).key().map { [$0.verifier] } ?? []
  }
}
