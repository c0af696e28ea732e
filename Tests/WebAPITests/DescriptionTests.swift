import Foundation
import JSON
import SCGI
import TestSupport
import Testing
import WebRequests

@testable import WebAPI

struct DescriptionTests {
  @Test func `each operation has its own name, and each path its values`() {
    let routes = WebAPI.routes
    #expect(Set(routes.map(\.id)).count == routes.count)
    for route in routes {
      #expect(route.inputs(in: .path).map(\.name) == route.pattern.names, "\(route.id)")
      let names = route.inputs.map { "\($0.place) \($0.name)" }
      #expect(Set(names).count == names.count, "\(route.id)")
      #expect(route.summary.hasSuffix("."), "\(route.id)")
      #expect(route.pattern.text.hasPrefix("/api/v1/"), "\(route.id)")
    }
  }

  @Test func `the example of each value can be read`() throws {
    for route in WebAPI.routes {
      for input in route.inputs {
        #expect(throws: Never.self, "\(route.id) \(input.name)") {
          try input.check(input.example, input.name)
        }
      }
    }
  }

  @Test func `the description names every route`() throws {
    guard case .object(let paths)? = APIDescription.document["paths"] else {
      Issue.record("no paths")
      return
    }
    #expect(Set(paths.keys) == Set(WebAPI.routes.map(\.pattern.text)))
  }

  @Test func `each link leads to an operation and its path`() throws {
    for route in WebAPI.routes {
      for link in route.answer.links {
        let target = WebAPI.routes.first { $0.id == link.operation }
        #expect(target?.pattern.names == [link.name], "\(route.id) \(link.operation)")
      }
    }
  }

  @Test func `a validator accepts the description`() async throws {
    let faults = try await ValidatorProgram.run(
      "validate-openapi", input: APIDescription.document.bytes)
    #expect(faults.isEmpty)
  }
}
