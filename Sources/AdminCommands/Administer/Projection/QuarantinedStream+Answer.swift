import Editorial
import Foundation
import JSON
import PostgresEventStore

extension QuarantinedStream {
  /// In a line, for a person.
  var line: String {
    "\(projection): article \(stream.uuidString.lowercased()) waits from position \(position) on: "
      + error
  }
}

extension QuarantinedStream: JSONDescribed {
  static let json = JSONDescription<QuarantinedStream>(
    "QuarantinedArticle", "An article that a read model has stopped at.",
    [
      JSONMember("name", "The read model.", \.projection),
      JSONMember("article", "The article's id.", \.stream),
      JSONMember("position", "The position of the event that cannot be applied.", \.position),
      JSONMember("version", "The number of that event in the article's stream.", \.version),
      JSONMember("error", "Why it cannot be applied.", \.error),
      JSONMember("since", "Since when the article is in quarantine.", \.since),
    ])
}
