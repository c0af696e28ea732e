package import XML

/// Writes public items in a format, one after the other and in constant memory: first the beginning,
/// then the items with a separator between them, then the end.
///
/// An item is written without regard to the others, so several writers can share the work.
package protocol SyndicationWriter {
  /// What comes before the items.
  ///
  /// - Parameter page: Nil unless the document is written as several files.
  func beginning(of page: SyndicationPage?) throws(XMLProblem) -> [UInt8]
  /// An item. The result is empty for one that the format cannot express.
  ///
  /// - Parameter index: The number of items before it in the document, with those that are left out.
  func write(_ item: PublicItem, at index: Int) throws(XMLProblem) -> [UInt8]
  /// What comes between two items.
  var separator: [UInt8] { get }
  /// What comes after the items.
  func end() throws(XMLProblem) -> [UInt8]
}

extension SyndicationWriter {
  package var separator: [UInt8] { [] }

  /// A whole document.
  package func document(
    of items: some Sequence<PublicItem>, page: SyndicationPage? = nil
  ) throws(XMLProblem) -> [UInt8] {
    var bytes = try beginning(of: page)
    var isFirst = true
    for (index, item) in items.enumerated() {
      let written = try write(item, at: index)
      if written.isEmpty { continue }
      if !isFirst { bytes += separator }
      isFirst = false
      bytes += written
    }
    return bytes + (try end())
  }
}
