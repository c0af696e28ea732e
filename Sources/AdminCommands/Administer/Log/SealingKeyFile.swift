import ArgumentParsing
import Foundation
import Newsroom
import PrivateFiles
import Seals

/// Where the key that seals the log is kept: a file of its owner's alone, outside the database.
struct SealingKeyFile {
  let path: String
  /// Whether it is the private newsroom's own, which is made where it is missing.
  private let isOwn: Bool

  /// - Parameter path: As it was typed; else the private newsroom's own.
  /// - Throws: ``InputError`` where a shared newsroom's is not named.
  init(_ path: String?, of address: DatabaseAddress) throws(InputError) {
    isOwn = path == nil
    switch (path, address) {
    case (let path?, _): self.path = path
    case (nil, .embedded(let home, _)): self.path = "\(home)/seal.key"
    case (nil, .shared):
      throw InputError("a shared newsroom's sealing key is a file that --key-file names")
    }
  }

  /// The key; nil where there is no such file.
  ///
  /// - Throws: `PrivateFileError` where others may read the file, `SealError` where it holds no key.
  func key() throws -> SigningKey? {
    do {
      return try SigningKey(String(decoding: PrivateFile.read(at: path), as: UTF8.self))
    } catch PrivateFileError.missing {
      return nil
    }
  }

  /// Makes a key and keeps it here.
  func make(name: String?) throws -> SigningKey {
    let key = try SigningKey.random(name: name ?? "\(Self.host)/galley")
    try PrivateFile.create(at: path, contents: Array(key.text.utf8))
    return key
  }

  /// The key; made where the private newsroom has none yet.
  ///
  /// - Throws: ``InputError`` where a file was named and is not there.
  func keyToSeal(tell: (String) -> Void) throws -> SigningKey {
    if let key = try key() { return key }
    guard isOwn else {
      throw InputError(
        "there is no sealing key \(path); 'galley log key --key-file \(path)' makes one")
    }
    let key = try make(name: nil)
    tell("made a sealing key in \(path); keep a copy of it elsewhere")
    return key
  }

  private static var host: String {
    let host = ProcessInfo.processInfo.hostName
    return host.isEmpty ? "localhost" : host
  }
}
