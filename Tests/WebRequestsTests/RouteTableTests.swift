import Testing
import WebRequests

struct RouteTableTests {
  private struct Named: RequestRoute {
    let method: RequestMethod
    let pattern: PathPattern
    let name: String
  }

  private let table = RouteTable([
    Named(method: .get, pattern: "/articles/new", name: "new"),
    Named(method: .post, pattern: "/articles/{article}", name: "save"),
    Named(method: .get, pattern: "/articles/{article}", name: "read"),
    Named(method: .delete, pattern: "/articles/new", name: "discard"),
  ])

  /// What the table chooses, in words.
  private func choice(_ method: String, _ path: String) -> String {
    switch table.choice(method: method, path: path) {
    case .route(let route, let names): "\(route.name) \(names["article"] ?? "-")"
    case .otherMethods(let allowed): "allows \(allowed)"
    case .unknownPath: "unknown"
    }
  }

  @Test func `the first route that fits answers`() {
    #expect(choice("GET", "/articles/new") == "new -")
    #expect(choice("GET", "/articles/lamp") == "read lamp")
    #expect(choice("POST", "/articles/new") == "save new")
  }

  @Test func `HEAD is answered like GET`() {
    #expect(choice("HEAD", "/articles/lamp") == "read lamp")
  }

  @Test(arguments: ["PUT", "TRACE", "get", "", "HEADS"])
  func `another method gets those that the path has`(method: String) {
    #expect(choice(method, "/articles/lamp") == "allows GET, HEAD, POST")
    #expect(choice(method, "/articles/new") == "allows GET, HEAD, POST, DELETE")
  }

  @Test(arguments: ["/", "", "/articles", "/articles/", "/articles/a/b", "/other/lamp"])
  func `a path that no pattern fits is unknown`(path: String) {
    #expect(choice("GET", path) == "unknown")
  }
}
