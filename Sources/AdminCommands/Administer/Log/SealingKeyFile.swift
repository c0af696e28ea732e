import ArgumentParsing
import Foundation
import Newsroom
import PrivateFiles
import Seals

/// The file of the key that seals the log. Only its owner can read it, and it is outside the database.
struct SealingKeyFile {
  let path: String
  /// Whether it is the private newsroom's own, which is created if it is missing.
  private let isOwn: Bool

  /// - Parameter path: The path as typed, or nil for the private newsroom's own.
  /// - Throws: ``Failure`` for a shared newsroom if there is no path.
  init(_ path: String?, of address: DatabaseAddress) throws(Failure) {
    isOwn = path == nil
    switch (path, address) {
    case (let path?, _): self.path = path
    case (nil, .embedded(let home, _)): self.path = "\(address.folder ?? home)/seal.key"
    case (nil, .shared):
      throw Failure(.invalid, "name the sealing key of a shared newsroom with --key-file")
    }
  }

  /// The key, or nil if there is no such file.
  ///
  /// - Throws: `PrivateFileError` if others may read the file; `SealError` if it contains no key.
  func key() throws -> SigningKey? {
    do {
      return try SigningKey(String(decoding: PrivateFile.read(at: path), as: UTF8.self))
    } catch PrivateFileError.missing {
      return nil
    }
  }

  /// Creates a key and saves it in this file.
  func make(name: String?) throws -> SigningKey {
    let key = try SigningKey.random(name: name ?? "\(Self.host)/galley")
    try PrivateFile.create(at: path, contents: Array(key.text.utf8))
    return key
  }

  /// The key. Creates it if the private newsroom has none yet.
  ///
  /// - Throws: ``Failure`` if a named file does not exist.
  func keyToSeal(tell: (String) -> Void) throws -> SigningKey {
    if let key = try key() { return key }
    guard isOwn else {
      throw Failure(
        .invalid,
        "there is no sealing key \(path); "
          + ShellCommand.galley("log", "key", "--key-file", path).quotation + " creates one")
    }
    let key = try make(name: nil)
    tell("created a sealing key in \(path); keep a copy in another place")
    return key
  }

  /// The latest seal by the key, which is kept next to it; nil if there is none.
  ///
  /// - Throws: ``Failure`` if the file has no seal.
  func latestSeal() throws -> SignedNote? {
    do {
      return try SignedNote(String(decoding: PrivateFile.read(at: latestPath), as: UTF8.self))
    } catch PrivateFileError.missing {
      return nil
    } catch let error as SealError {
      throw Failure(.invalid, "\(latestPath): \(error)")
    }
  }

  /// Keeps the latest seal next to the key, so that the key never signs a log without its events.
  func keep(latest note: String) throws {
    try ReplacedFile(
      path: latestPath, content: "the latest seal", advice: "its folder must be writable"
    ).write(Array(note.utf8), mode: 0o600)
  }

  private var latestPath: String { "\(path).latest" }

  private static var host: String {
    let host = ProcessInfo.processInfo.hostName
    return host.isEmpty ? "localhost" : host
  }
}
