import Editorial
import HTMLConversion
package import Manuscripts
import XML

/// The entries of feeds of Atom, one after another.
package struct AtomSource {
  private(set) var count = 0
  private let mapping: ImportMapping
  private let limits: ManuscriptLimits
  private var paths: ArraySlice<String>
  private var reader: AtomReader?
  private var feed = AtomFeed()

  /// Reads the files once, so that their errors are found before anything is recorded.
  ///
  /// - Throws: ``Failure`` if one of them cannot be read to its end.
  package init(
    _ paths: [String], _ mapping: ImportMapping, limits: ManuscriptLimits
  ) throws(Failure) {
    (self.mapping, self.limits, self.paths) = (mapping, limits, paths[...])
    for path in paths {
      var reader = try AtomReader(opening: path, limit: limits.file)
      defer { reader.input.close() }
      while let part = try reader.next() { if case .entry = part { count += 1 } }
    }
  }

  func close() { reader?.input.close() }

  /// What the next entry is, which may be no article; nil at the end.
  mutating func next(language: LanguageTag?) throws(Failure) -> ImportReading? {
    while true {
      if reader == nil {
        guard let path = paths.popFirst() else { return nil }
        reader = try AtomReader(opening: path, limit: limits.file)
        feed = AtomFeed()
      }
      let name = reader?.input.name ?? ""
      switch try reader?.next() {
      case .author(let name): feed.authors.append(name)
      case .language(let tag): feed.language = tag
      case .base: feed.hasBase = true
      case .deleted:
        var reading = ImportReading(at: name)
        reading.leftOut = ["deleted entries (at:deleted-entry)"]
        return reading
      case .entry(let entry, let number):
        return AtomItem(entry, feed, mapping).reading(
          at: "\(name), entry \(number)", language: language)
      case nil:
        close()
        reader = nil
      }
    }
  }
}

/// What a feed says about all its entries.
struct AtomFeed {
  var authors: [String] = []
  var language: String?
  var hasBase = false
}
