import Editorial
import Syndication

/// An item in a format.
struct RenderedItem: Sendable {
  let slug: Slug
  let formerSlugs: [Slug]
  /// Empty if the format cannot express the item.
  let bytes: [UInt8]
  /// The position of the last change of the article for the public.
  let changedPosition: Int64
}

/// Receives the items of an export in order, and writes them.
protocol SyndicationSink: AnyObject {
  func take(_ item: RenderedItem) throws
  /// Called after the last item. Before it, nothing may be half written.
  func finish() throws
  /// The number of files that were removed, because their articles are gone; nil if what is written
  /// does not say that an article is gone by removing a file.
  var removed: Int? { get }
}

extension SyndicationSink {
  var removed: Int? { nil }
}

/// Writes one document.
final class DocumentSink: SyndicationSink {
  private let format: SyndicationFormat
  private let writer: any SyndicationWriter
  private let write: ([UInt8]) throws -> Void
  private var isFirst = true

  init(
    _ format: SyndicationFormat, _ head: SyndicationHead,
    to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    self.format = format
    self.write = write
    writer = try format.writer(for: head)
    // A format that needs an item begins with it.
    if !format.needsItems { try write(try writer.beginning(of: nil)) }
  }

  func take(_ item: RenderedItem) throws {
    if item.bytes.isEmpty { return }
    if isFirst {
      if format.needsItems { try write(try writer.beginning(of: nil)) }
    } else {
      guard format.layout != .files else {
        throw Failure(.invalid, "\(format.rawValue) has a file for each article; name a folder")
      }
      try write(writer.separator)
    }
    isFirst = false
    try write(item.bytes)
  }

  func finish() throws {
    guard !isFirst || !format.needsItems else { throw Failure.nothingToExport(format) }
    try write(try writer.end())
  }
}

extension Failure {
  static func nothingToExport(_ format: SyndicationFormat) -> Failure {
    Failure(
      .refused,
      "there is nothing to export, and \(format.rawValue) must have at least one article")
  }
}
