/// A path and a method that something answers.
package protocol RequestRoute: Sendable {
  var method: RequestMethod { get }
  var pattern: PathPattern { get }
}

/// Chooses the route of a request.
package struct RouteTable<Route: RequestRoute>: Sendable {
  package enum Choice: Sendable {
    /// - Parameter names: What the path has in the places of the names.
    case route(Route, names: [String: String])
    /// The path has other methods.
    ///
    /// - Parameter allowed: The value of the header Allow.
    case otherMethods(allowed: String)
    case unknownPath
  }

  package let routes: [Route]
  /// Where the routes are whose paths have a number of parts.
  private let places: [Int: [Int]]
  private let patterns: [PathPattern]

  /// - Parameter routes: If several fit a request, the first one answers it.
  package init(_ routes: [Route]) {
    self.routes = routes
    patterns = routes.map(\.pattern)
    places = Dictionary(grouping: routes.indices) { [patterns] in patterns[$0].partCount }
  }

  package func choice(method: String, path: String) -> Choice {
    let parts = PathPattern.parts(of: path)
    let wanted = RequestMethod(ofRequest: method)
    var others: Set<RequestMethod> = []
    for place in places[parts.count] ?? [] {
      guard let names = patterns[place].match(parts) else { continue }
      let route = routes[place]
      if route.method == wanted { return .route(route, names: names) }
      others.insert(route.method)
    }
    return others.isEmpty ? .unknownPath : .otherMethods(allowed: Self.allowed(others))
  }

  /// The value of the header Allow.
  package static func allowed(_ methods: Set<RequestMethod>) -> String {
    RequestMethod.allCases.filter(methods.contains)
      .map { $0 == .get ? "GET, HEAD" : $0.rawValue }.joined(separator: ", ")
  }
}
