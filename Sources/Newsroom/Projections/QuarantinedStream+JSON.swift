import Editorial
import Foundation
package import JSON
import PlainText
package import PostgresEventStore

extension QuarantinedStream {
  /// One line, for people.
  package var line: String {
    "\(projection): article \(stream.text) in quarantine from position \(position): "
      + error
  }
}

extension QuarantinedStream: JSONDescribed {
  package static let json = JSONDescription<QuarantinedStream>(
    "QuarantinedArticle", "An article in quarantine in a read model.",
    [
      JSONMember("name", "The read model.", \.projection),
      JSONMember("article", "The article's id.", \.stream),
      JSONMember("position", "The position of the event that cannot be applied.", \.position),
      JSONMember("version", "The number of that event in the article's stream.", \.version),
      JSONMember("error", "Why it cannot be applied.", \.error),
      JSONMember("since", "When the article was quarantined.", \.since),
    ])
}
