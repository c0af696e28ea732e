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

  /// A table expression with the columns `query` and `configurations`.
  var queries: Query { queries([("query", "")]) }

  /// The same, and the queries that require the terms in the headline, and in the headline or the
  /// standfirst.
  var rankedQueries: Query {
    queries([("query", ""), ("in_headline", "A"), ("in_heading", "AB")])
  }

  private func queries(_ columns: [(name: String, weights: String)]) -> Query {
    var select: Query = "SELECT "
    var arrays: Query = ""
    for column in columns {
      select = select.appending("\(raw: column.name)::tsquery, ")
      arrays = arrays.appending(
        "\(distinct.map { $0.terms.query(weights: column.weights) }), ")
    }
    let names = columns.map(\.name).joined(separator: ", ")
    let configurations = distinct.map { $0.configurations.map(\.rawValue).joined(separator: ",") }
    return """
      (\(select)string_to_array(configurations, ',') AS configurations
        FROM unnest(\(arrays)\(configurations)) AS a(\(raw: names), configurations))
      """
  }
}
