/// What a search looks up in the texts of one language.
indirect enum AskedTerms: Hashable, Sendable {
  /// Terms, any of which may be at a place.
  struct Place: Hashable, Sendable {
    /// The place after the first one.
    let offset: Int
    let terms: [String]
    /// Whether a term may have another character after it.
    let isPrefix: Bool
  }

  /// Terms at these places, in order.
  case phrase([Place])
  case any([AskedTerms])
  case all([AskedTerms])
  case without(AskedTerms)

  /// As PostgreSQL's `tsquery`.
  ///
  /// - Parameter weights: The parts of the article in which terms must occur, such as `AB`; empty
  ///   for all. Excluded terms may not occur anywhere.
  func query(weights: String = "") -> String {
    switch self {
    case .phrase(let places):
      var text = ""
      var former = 0
      for place in places {
        if !text.isEmpty { text += " <\(place.offset - former)> " }
        former = place.offset
        text += place.query(weights)
      }
      return "(\(text))"
    case .any(let terms):
      return "(\(terms.map { $0.query(weights: weights) }.joined(separator: " | ")))"
    case .all(let terms):
      return "(\(terms.map { $0.query(weights: weights) }.joined(separator: " & ")))"
    case .without(let terms): return "!\(terms.query())"
    }
  }

  /// The terms at the places that fit.
  func matches(in vector: TermVector) -> [Int: [String]] {
    var (exact, prefixes): (Set<String>, [String]) = ([], [])
    collect(&exact, &prefixes)
    let places = vector.places { term in
      exact.contains(term) || prefixes.contains { term.hasPrefix($0) }
    }
    var matches: [Int: Set<String>] = [:]
    mark(places, &matches)
    return matches.mapValues { $0.sorted() }
  }

  private func collect(_ exact: inout Set<String>, _ prefixes: inout [String]) {
    switch self {
    case .phrase(let places):
      for place in places {
        if place.isPrefix { prefixes += place.terms } else { exact.formUnion(place.terms) }
      }
    case .any(let terms), .all(let terms):
      for term in terms { term.collect(&exact, &prefixes) }
    case .without: break
    }
  }

  private func mark(_ places: [String: [Int]], _ matches: inout [Int: Set<String>]) {
    switch self {
    case .phrase(let asked):
      let found = asked.map { $0.found(places) }
      guard let first = found.first else { return }
      for place in first.keys {
        let start = place - asked[0].offset
        let isMatch = zip(asked, found).allSatisfy { $1[start + $0.offset] != nil }
        guard isMatch else { continue }
        for (place, terms) in zip(asked, found) {
          matches[start + place.offset, default: []].formUnion(terms[start + place.offset] ?? [])
        }
      }
    case .any(let terms), .all(let terms):
      for term in terms { term.mark(places, &matches) }
    case .without: break
    }
  }
}

extension AskedTerms.Place {
  fileprivate func query(_ weights: String) -> String {
    let suffix = weights.isEmpty && !isPrefix ? "" : ":\(isPrefix ? "*" : "")\(weights)"
    let quoted = terms.map { term in
      let escaped = term.replacing("\\", with: "\\\\").replacing("'", with: "''")
      return "'\(escaped)'\(suffix)"
    }
    return quoted.count == 1 ? quoted[0] : "(\(quoted.joined(separator: " | ")))"
  }

  /// The terms that are asked for, by the places at which they are.
  fileprivate func found(_ places: [String: [Int]]) -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    for (term, all) in places {
      guard let asked = terms.first(where: { isPrefix ? term.hasPrefix($0) : term == $0 }) else {
        continue
      }
      for place in all { found[place, default: []].append(asked) }
    }
    return found
  }
}
