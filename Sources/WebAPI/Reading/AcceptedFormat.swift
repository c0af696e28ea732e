import PlainText
import Syndication

/// The formats of one article, of which a client chooses one.
enum AcceptedFormat {
  /// The first is for a client that does not choose. A sitemap has no article.
  static let all = SyndicationFormat.allCases.filter { $0 != .sitemap }

  /// The format that a header `Accept` prefers; nil if it accepts none.
  static func chosen(by header: String?) -> SyndicationFormat? {
    guard let header else { return all.first }
    let ranges = header.split(separator: ",").map { MediaRange($0) }
    let weights = all.map { format in
      // The most precise range decides.
      ranges.filter { $0.accepts(format.mediaType) }
        .max { ($0.precision, $0.weight) < ($1.precision, $1.weight) }?.weight ?? 0
    }
    guard let best = weights.max(), best > 0 else { return nil }
    return weights.firstIndex(of: best).map { all[$0] }
  }

  /// A part of the header, such as `application/*;q=0.5`.
  private struct MediaRange {
    let type: String
    /// From 0, for what is not accepted, to 1.
    let weight: Double

    init(_ text: Substring) {
      let parts = text.split(separator: ";").map { String($0).trimmed.lowercased() }
      type = parts.first ?? ""
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
      self.weight = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    }

    var precision: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

    func accepts(_ mediaType: String) -> Bool {
      type == "*/*" || type == mediaType
        || type.hasSuffix("/*") && mediaType.hasPrefix(type.dropLast())
    }
  }
}
