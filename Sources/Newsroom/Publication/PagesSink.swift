import Syndication

/// Writes a document as several files of a folder. They replace those of a former export once all of
/// them are written; only a page is in memory.
final class PagesSink: SyndicationSink {
  private let format: SyndicationFormat
  private let head: SyndicationHead
  private let writer: any SyndicationWriter
  private let folder: ExportFolder
  private let size: Int
  private var items: [[UInt8]] = []
  private var count = 0
  private var pages = 0

  /// - Parameter size: The number of articles in a file.
  init(_ format: SyndicationFormat, _ head: SyndicationHead, folder: String, size: Int) throws {
    (self.format, self.head, self.size) = (format, head, size)
    writer = try format.writer(for: head)
    self.folder = try ExportFolder(folder)
  }

  func take(_ item: RenderedItem) throws {
    if count == size {
      try writePage(isLast: false)
      count = 0
    }
    count += 1
    if !item.bytes.isEmpty { items.append(item.bytes) }
  }

  func finish() throws {
    try writePage(isLast: true)
    guard pages > 0 else { throw Failure.nothingToExport(format) }
    var names = (1...pages).compactMap { format.pageName($0) }
    // What refers to the other files comes last.
    names.reverse()
    if let index = try format.index(ofPages: pages, for: head) {
      try folder.write(index.bytes, to: index.name)
      names.append(index.name)
    }
    try folder.publish(last: names)
    // A former export may have had more pages.
    var next = pages + 1
    while let name = format.pageName(next), folder.remove(name) { next += 1 }
  }

  private func writePage(isLast: Bool) throws {
    if items.isEmpty, format.needsItems { return }
    pages += 1
    guard let name = format.pageName(pages) else { return }
    var bytes = try writer.beginning(of: SyndicationPage(number: pages, isLast: isLast))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += writer.separator }
      bytes += item
    }
    bytes += try writer.end()
    try folder.write(bytes, to: name)
    items.removeAll()
  }
}
