import Editorial
package import Manuscripts

/// The posts of exports of WordPress, one after another.
package struct WordPressSource {
  let count: Int
  private let mapping: ImportMapping
  private let site: WordPressSite
  private let limits: ManuscriptLimits
  private var paths: ArraySlice<String>
  private var reader: WXRReader?

  /// Reads the exports once, to find what the posts refer to.
  ///
  /// - Throws: ``Failure`` if one of them cannot be read to its end.
  package init(
    _ paths: [String], _ mapping: ImportMapping, limits: ManuscriptLimits
  ) throws(Failure) {
    self.mapping = mapping
    self.limits = limits
    self.paths = paths[...]
    site = try WordPressSite(of: paths, limit: limits.file)
    count = site.postCount
  }

  func close() { reader?.input.close() }

  /// What the next item is, which may be no article; nil at the end.
  mutating func next(language: LanguageTag?) throws(Failure) -> ImportReading? {
    while true {
      if reader == nil {
        guard let path = paths.popFirst() else { return nil }
        reader = try WXRReader(opening: path, limit: limits.file)
      }
      guard let part = try reader?.next() else {
        close()
        reader = nil
        continue
      }
      if case .item(let item) = part {
        return WordPressPost(item, site, mapping).reading(
          at: "\(reader?.input.name ?? ""), item \(item.id)", language: site.language ?? language)
      }
    }
  }
}
