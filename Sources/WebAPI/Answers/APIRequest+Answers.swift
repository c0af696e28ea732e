import Digests
import Foundation
import JSON
import Newsroom
import SCGI
import WebRequests

extension APIRequest {
  /// The answer with a value, or only that it has not changed.
  func response<Value: JSONDescribed>(to found: Found<Value>) -> SCGIResponse {
    let body = Array(found.value.jsonValue.text(.compact).utf8)
    let tag = found.version.map { EntityTag(version: $0) } ?? EntityTag(of: body)
    var response = SCGIResponse(
      status: 200, headers: ["Content-Type": "application/json"], body: body)
    response.add(remarks: found.remarks)
    if let next = found.next { response.add("<\(link(after: next))>; rel=\"next\"", for: "Link") }
    return response.conditional(tag, on: received)
  }

  /// The path and the query of the page that begins after a cursor.
  private func link(after cursor: String) -> String {
    let names = query.names.filter { $0 != "after" }
    let fields = names.flatMap { name in query.all(name).map { (name, $0) } } + [("after", cursor)]
    let pairs = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
    let path = received.path.split(separator: "/", omittingEmptySubsequences: false)
      .map { Self.encoded(String($0)) }
    return "\(path.joined(separator: "/"))?\(pairs.joined(separator: "&"))"
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }
}

extension SCGIResponse {
  mutating func add(remarks: [Remark]) {
    guard !remarks.isEmpty else { return }
    add(remarks.map(\.word).joined(separator: ", "), for: AnswerHeader.remark.rawValue)
  }

  /// The answer with its tag, or status 304 if the client has it.
  func conditional(_ tag: EntityTag, on request: SCGIRequest) -> SCGIResponse {
    var response = self
    if let known = request.header("If-None-Match"), tag.isIn(known) {
      response = SCGIResponse(status: 304)
    }
    response.add(tag.text, for: "ETag")
    // A client may keep it, and asks each time whether it has changed.
    response.add("private, no-cache", for: "Cache-Control")
    response.add("Authorization, Accept", for: "Vary")
    return response
  }

  /// What a client may do with every answer of the API.
  mutating func protect() {
    add("default-src 'none'; frame-ancestors 'none'", for: "Content-Security-Policy")
    add("nosniff", for: "X-Content-Type-Options")
    add("no-referrer", for: "Referrer-Policy")
    add("same-origin", for: "Cross-Origin-Resource-Policy")
    if header("Cache-Control") == nil { add("no-store", for: "Cache-Control") }
  }
}
