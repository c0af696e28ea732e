extension ManuscriptFile {
  /// Parses a file. Without front matter, all of it is the body.
  /// - Throws: ``ManuscriptError``, with the line of the error if there is one.
  package init(
    parsing bytes: [UInt8], limits: ManuscriptLimits = .standard
  ) throws(ManuscriptError) {
    let parts = try ManuscriptParts(of: bytes, limits: limits)
    try self.init(parsing: parts)
    // The front matter may become longer when it is written, and must then be accepted again.
    guard parts.kind == .none || frontMatter.utf8.count <= limits.frontMatter else {
      throw ManuscriptError(.frontMatterTooLarge(limit: limits.frontMatter))
    }
    replaceBody(with: String(decoding: parts.body, as: UTF8.self))
  }

  private init(parsing parts: ManuscriptParts) throws(ManuscriptError) {
    do throws(ManuscriptError) {
      try self.init(parts.fields(.ofManuscript))
    } catch {
      throw parts.misspeltFence(before: error) ?? error
    }
  }
}

/// The maximum size of a manuscript, in bytes of UTF-8.
package struct ManuscriptLimits: Hashable, Sendable {
  /// The whole file, front matter and body.
  package var file: Int
  /// The front matter. Its fields are part of events, which must be small.
  package var frontMatter: Int

  package init(file: Int = 10_000_000, frontMatter: Int = 65_536) {
    self.file = file
    self.frontMatter = frontMatter
  }

  /// 10 MB for the file, including 64 KiB for its front matter.
  package static let standard = ManuscriptLimits()
}
