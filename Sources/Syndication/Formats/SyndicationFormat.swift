/// The formats in which the public items leave the newsroom. To add one, add a case, and a file with
/// its writer.
package enum SyndicationFormat: String, CaseIterable, Sendable {
  case ninjs
  case jsonLD = "json-ld"
  case jsonFeed = "json-feed"

  /// The writer of a document with any number of items.
  package func writer(for publisher: Publisher) -> any SyndicationWriter {
    switch self {
    case .ninjs: NinjsWriter(publisher)
    case .jsonLD: JSONLDWriter(publisher)
    case .jsonFeed: JSONFeedWriter(publisher)
    }
  }
}
