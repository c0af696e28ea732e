import PostgreSQL

/// The terms of a search as `tsquery`, each with the configurations in which it is asked.
struct AskedStatements {
  let terms: [TextSearchConfiguration: AskedTerms]
  private let distinct: [(terms: AskedTerms, configurations: [TextSearchConfiguration])]

  init(_ words: AskedWords, in configurations: [TextSearchConfiguration]) {
    var terms: [TextSearchConfiguration: AskedTerms] = [:]
    var distinct: [(terms: AskedTerms, configurations: [TextSearchConfiguration])] = []
    for configuration in configurations {
      let asked = words.asked(in: configuration)
      terms[configuration] = asked
      if let index = distinct.firstIndex(where: { $0.terms == asked }) {
        distinct[index].configurations.append(configuration)
      } else {
        distinct.append((asked, [configuration]))
      }
    }
    (self.terms, self.distinct) = (terms, distinct)
  }

  /// A table expression with the columns `query`; `in_headline` and `in_heading`, which require the
  /// terms in the headline, and in the headline or the standfirst; and `configurations`.
  var queries: Query {
    let columns = [("query", ""), ("in_headline", "A"), ("in_heading", "AB")]
    var select: Query = "SELECT "
    var arrays: Query = ""
    for (name, weights) in columns {
      select = select.appending("\(raw: name)::tsquery, ")
      arrays = arrays.appending("\(distinct.map { $0.terms.query(weights: weights) }), ")
    }
    let names = columns.map(\.0).joined(separator: ", ")
    let configurations = distinct.map { $0.configurations.map(\.rawValue).joined(separator: ",") }
    return """
      (\(select)string_to_array(configurations, ',') AS configurations
        FROM unnest(\(arrays)\(configurations)) AS a(\(raw: names), configurations))
      """
  }
}
