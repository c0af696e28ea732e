import Newsroom
import SCGI
import WebRequests

/// A method and a path, what a request may have, and what answers it. The requests are routed by the
/// list of routes, and the description of the API is made from the same list.
struct APIRoute: RequestRoute {
  typealias Handler = @Sendable (APIRequest) async throws -> SCGIResponse

  let method: RequestMethod
  let pattern: PathPattern
  /// The name of the operation; no other route has it.
  let id: String
  /// One sentence.
  let summary: String
  /// The scope that a token needs.
  let scope: TokenScope
  let inputs: [any DescribedInput]
  /// The media types of the file in its body; none if its body is an object.
  var fileTypes: [String] = []
  /// What a request that succeeds gets.
  let answer: DescribedAnswer
  let handler: Handler

  func inputs(in place: InputPlace) -> [any DescribedInput] { inputs.filter { $0.place == place } }

  /// Whether it takes a body: a file, or an object.
  var hasBody: Bool { method == .post || method == .put }
}
