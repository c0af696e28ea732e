import Newsroom
import SCGI
import WebRequests

/// A request to the desk, after its session has been checked.
struct DeskRequest: Sendable {
  let received: SCGIRequest
  /// The names in the route's pattern, with what the path has in their places.
  let names: [String: String]
  /// The fields of the form that was sent, or of the query.
  let fields: FormFields

  /// Whether the browser's connection is encrypted.
  var isEncrypted: Bool { received.isEncrypted }

  /// What the browser says that it is.
  var agent: String { received.header("User-Agent") ?? "" }
  /// Where the request comes from.
  var address: String { received.parameters["REMOTE_ADDR"] ?? "" }

  subscript(name: String) -> String { names[name] ?? "" }
}
