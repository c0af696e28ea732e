/// The methods that routes have. A request with HEAD gets the answer to GET without its body.
package enum RequestMethod: String, CaseIterable, Sendable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"

  /// The method of a request; nil for one that no route has.
  package init?(ofRequest text: String) { self.init(rawValue: text == "HEAD" ? "GET" : text) }
}
