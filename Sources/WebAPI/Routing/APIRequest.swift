import Editorial
import Foundation
import JSON
import Newsroom
import SCGI
import WebRequests

/// A request to the API, after its token and its values have been checked.
struct APIRequest: Sendable {
  let received: SCGIRequest
  let api: WebAPI
  let token: APIToken
  private let route: APIRoute
  /// The values of the path, the query and the headers, by place and name.
  private let values: [String: JSONValue]
  /// The members of the body; nil if the route has none.
  let body: MemberValues?
  /// The query, for links to other pages.
  let query: FormFields

  /// - Parameter names: What the path has in the places of the names.
  /// - Throws: ``Failure`` that names the value that is unknown, missing or wrong.
  init(
    _ received: SCGIRequest, _ route: APIRoute, names: [String: String], as token: APIToken,
    of api: WebAPI
  ) throws {
    (self.received, self.api, self.token, self.route) = (received, api, token, route)
    guard let query = FormFields(Array(received.query.utf8)) else {
      throw Failure(.invalid, "the query cannot be read")
    }
    self.query = query
    let known = route.inputs(in: .query).map(\.name)
    let unknown = query.names.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      let shown = unknown.prefix(5).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
      throw Failure(.invalid, "the query has names that are not known: \(shown)")
    }
    var values: [String: JSONValue] = [:]
    for input in route.inputs where input.place != .body {
      let texts: [String] =
        switch input.place {
        case .path: names[input.name].map { [$0] } ?? []
        case .query: query.all(input.name)
        case .header: received.header(input.name).map { [$0] } ?? []
        case .body: []
        }
      if texts.isEmpty {
        guard !input.isRequired else { throw Failure(.invalid, "\(input.name) is missing") }
        continue
      }
      let value = try input.value(of: texts)
      try input.check(value, input.name)
      values[Self.key(input.place, input.name)] = value
    }
    self.values = values
    if route.fileTypes.isEmpty {
      body = route.hasBody ? try Self.body(of: received, route.inputs(in: .body)) : nil
    } else {
      body = nil
      try Self.checkFile(in: received, types: route.fileTypes)
    }
  }

  /// The value of an input that the route declares; nil if the request does not have it.
  subscript<Value>(input: APIInput<Value>) -> Value? {
    get throws(Failure) {
      if input.place == .body { return try body?[input] }
      guard let value = values[Self.key(input.place, input.name)] else { return nil }
      return try input.type.read(value, input.name)
    }
  }

  /// The value of an input that the route declares as required.
  func required<Value>(_ input: APIInput<Value>) throws(Failure) -> Value {
    guard let value = try self[input] else {
      throw Failure(.invalid, "\(input.name) is missing")
    }
    return value
  }

  /// The reference to the article in the path.
  var article: String { get throws(Failure) { try required(Inputs.article) } }

  /// What is recorded, for those who listen.
  var feed: EventFeed { api.feed }

  /// The person, for queries.
  var reader: Member { api.newsroom.reader(for: token.session) }

  /// The person, for commands.
  func author() async throws -> Member { try await api.newsroom.author(for: token.session) }

  /// The moment of the past that was asked about; nil for the present.
  var asOf: AsOf? {
    get throws(Failure) {
      let (at, position) = (try self[Inputs.at], try self[Inputs.atPosition])
      guard at == nil || position == nil else {
        throw Failure(.invalid, "at and atPosition cannot be given together")
      }
      return at.map { .instant($0) } ?? position.map { .position(Int64($0)) }
    }
  }

  private static func key(_ place: InputPlace, _ name: String) -> String {
    "\(place.rawValue) \(name)"
  }
}
