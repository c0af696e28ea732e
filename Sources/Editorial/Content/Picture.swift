package import Digests
import Foundation
package import Pictures

/// A picture of an article whose bytes are stored alongside the log.
package struct Picture: Hashable, Sendable {
  /// How the article refers to it, relative to the manuscript: see ``path(of:)``.
  package var path: String
  /// The key of the bytes, which is salted like that of a text.
  package var key: Digest
  package var format: PictureFormat
  /// In pixels, as it is shown.
  package var width: Int
  package var height: Int
  package var byteCount: Int

  package init(
    path: String, key: Digest, format: PictureFormat, width: Int, height: Int, byteCount: Int
  ) {
    (self.path, self.key, self.format) = (path, key, format)
    (self.width, self.height, self.byteCount) = (width, height, byteCount)
  }

  /// The path of the file that an address of a picture means, relative to the manuscript; nil for
  /// a web address and for a path that leaves the manuscript's folder.
  package static func path(of address: String) -> String? {
    guard !address.isEmpty, !address.hasPrefix("/"),
      !address.utf8.contains(where: isNeverInPath)
    else { return nil }
    let first = address.prefix { $0 != "/" }
    guard !first.utf8.contains(UInt8(ascii: ":")), let decoded = address.removingPercentEncoding
    else { return nil }
    let names = decoded.split(separator: "/").filter { $0 != "." }
    let isInside = names.allSatisfy { name in
      name != ".." && !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
    guard isInside, !names.isEmpty, !decoded.hasPrefix("/") else { return nil }
    return names.joined(separator: "/")
  }

  /// The address of the file at a path, which ``path(of:)`` reads again. It can stand in front matter
  /// and, without angle brackets, in Markdown.
  package static func address(of path: String) -> String {
    path.reduce(into: "") { address, character in
      if character.isLetter || character.isNumber || "/-._~!$'*+,=@".contains(character) {
        address.append(character)
      } else {
        for byte in character.utf8 {
          address += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
  }

  private static func isNeverInPath(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\\")
  }
}

extension Content {
  /// The stored picture that an address in the article means; nil if there is none.
  package func picture(at address: String) -> Picture? {
    guard !pictures.isEmpty, let path = Picture.path(of: address) else { return nil }
    return pictures.first { $0.path == path }
  }
}
