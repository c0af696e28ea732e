/// How large a manuscript may be, in bytes of UTF-8.
package struct ManuscriptLimits: Hashable, Sendable {
  /// The whole file, front matter and body.
  package var file: Int
  /// The front matter alone. Its fields travel in events, which stay small.
  package var frontMatter: Int

  package init(file: Int = 10_000_000, frontMatter: Int = 65_536) {
    self.file = file
    self.frontMatter = frontMatter
  }

  /// 10 MB for a file, 64 KiB of them for its front matter.
  package static let standard = ManuscriptLimits()
}
