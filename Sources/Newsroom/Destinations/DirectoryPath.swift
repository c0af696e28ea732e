/// A directory below another one, as a destination names it.
package struct DirectoryPath: Hashable, Sendable {
  /// From the root down; at least one.
  package let components: [String]

  /// Nil for an absolute path, for one that leaves the root, and for a name that a file system may
  /// read as something else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let areNames = parts.allSatisfy { part in
      !part.isEmpty && part != "." && part != ".." && part.utf8.count <= 200
        && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    guard areNames, parts.count <= 16 else { return nil }
    components = parts
  }
}
