import Digests
package import Editorial
import HTML

/// A page or another file of the site, by its address below the site's root.
package struct SitePath: Hashable, Sendable {
  /// Without a slash at the beginning, and not percent-encoded: `articles/keeper/` for a page,
  /// `feed.json` for a file. Empty for the front page.
  package let text: String

  init(_ text: String) { self.text = text }

  package static let front = SitePath("")
  package static let sections = SitePath("sections/")
  package static let keywords = SitePath("keywords/")
  /// How a reader checks an article.
  package static let checking = SitePath("check/")
  /// The page that a web server shows for an address that does not exist.
  package static let missing = SitePath("404.html")
  package static let robots = SitePath("robots.txt")

  package static func article(_ slug: Slug) -> SitePath { SitePath("articles/\(slug.text)/") }

  /// A public file of a stored picture.
  package static func picture(_ file: PublicPicture.File) -> SitePath {
    SitePath("\(PublicPicture.folder)/\(file.name)")
  }

  /// The address of a file in the same folder, or below it.
  package func appending(_ name: String) -> SitePath { SitePath(text + name) }

  /// The file below the site's folder. Its name has at most 255 bytes between two slashes.
  package var file: String { text.isEmpty || text.hasSuffix("/") ? "\(text)index.html" : text }

  /// The address for a link in another page, wherever the site is.
  func address(from page: SitePath) -> WebAddress {
    let depth = page.text.utf8.count { $0 == UInt8(ascii: "/") }
    let address = String(repeating: "../", count: depth) + text
    guard let address = WebAddress(address.isEmpty ? "./" : address) else {
      preconditionFailure("\(text) is not an address")
    }
    return address
  }

  /// A name of a section or keyword as one component of a path. Different names have different
  /// components. Letters of any script and digits stay, a space becomes `_`, and `~` begins every
  /// other byte.
  static func component(_ name: String) -> String {
    var component = ""
    for scalar in name.unicodeScalars {
      if scalar == " " {
        component += "_"
      } else if scalar == "-" || scalar.properties.isAlphabetic
        || scalar.properties.generalCategory == .nonspacingMark
        || scalar.properties.numericType == .decimal
      {
        component.unicodeScalars.append(scalar)
      } else {
        for byte in Array(String(scalar).utf8) {
          component += (byte < 16 ? "~0" : "~") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    // A file system accepts no longer names.
    return component.utf8.count <= 200 ? component : "~~\(Digest(of: name.utf8))"
  }
}
