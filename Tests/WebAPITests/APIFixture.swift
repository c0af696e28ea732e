import Foundation
import JSON
import Newsroom
import PostgreSQL
import SCGI
import Synchronization
import TestSupport
import Testing
import WebAPI

/// The API in the test's database, as `galley serve` runs it: a worker, and a process that answers as
/// galley_desk.
struct APIFixture: Sendable {
  let api: WebAPI
  /// A newsroom as galley_desk.
  let desk: Newsroom
  /// A newsroom as the superuser, for what happens besides the API.
  let newsroom: Newsroom

  static func with(_ body: (APIFixture) async throws -> Void) async throws {
    let database = TestDatabase.current
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let desk = try await Newsroom.open(
      .shared(url: database.settings.with(user: "galley_desk").description), isCreating: false)
    let stop = StopSignal()
    let worker = try await newsroom.acting(as: "anna")
      .worker(maximumWait: .milliseconds(20)) { _ in }
    let failures = Mutex<[String]>([])
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = try await worker.run(until: stop) }
      let fixture = APIFixture(
        api: WebAPI(desk) { line in failures.withLock { $0.append(line) } }, desk: desk,
        newsroom: newsroom)
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await body(fixture))
      } catch {
        outcome = .failure(error)
      }
      stop.raise()
      try await group.waitForAll()
      try outcome.get()
    }
    await desk.close()
    await newsroom.close()
    #expect(failures.withLock { $0 } == [])
  }

  /// A session of a person, whose password is the name.
  func session(_ name: String, password: String? = nil) async throws -> DeskSession {
    let ticket = try await desk.signIn(
      name, password ?? name, agent: "test", address: "192.0.2.1"
    ).ticket
    return try #require(try await desk.session(of: ticket))
  }

  /// A client with a new token of a person.
  func client(
    _ name: String, password: String? = nil, scope: TokenScope = .write
  ) async throws -> Client {
    let author = try await desk.author(for: try await session(name, password: password))
    let made = try await author.makeToken(
      label: "test", scope: scope, lifetime: .seconds(3_600), password: password ?? name)
    return Client(api: api, token: made.text)
  }
}

/// A program that uses the API.
struct Client: Sendable {
  let api: WebAPI
  var token: String?

  func get(_ target: String, _ headers: [String: String] = [:]) async -> SCGIResponse {
    await send("GET", target, headers)
  }

  func post(
    _ target: String, _ body: JSONObject? = nil, _ headers: [String: String] = [:]
  ) async -> SCGIResponse {
    await send("POST", target, headers, body: body?.bytes ?? [])
  }

  func send(
    _ method: String, _ target: String, _ headers: [String: String] = [:], body: [UInt8] = []
  ) async -> SCGIResponse {
    let parts = target.split(separator: "?", maxSplits: 1)
    var parameters = SCGIParameters()
    var values = [
      "CONTENT_LENGTH": "\(body.count)", "SCGI": "1", "REQUEST_METHOD": method,
      "DOCUMENT_URI": String(parts[0]).removingPercentEncoding ?? "",
      "QUERY_STRING": parts.count > 1 ? String(parts[1]) : "",
      "REMOTE_ADDR": "192.0.2.1", "REQUEST_SCHEME": "http", "HTTP_HOST": "desk.example",
      "REQUEST_ID": "1",
    ]
    if !body.isEmpty { values["CONTENT_TYPE"] = "application/json" }
    if let token { values["HTTP_AUTHORIZATION"] = "Bearer \(token)" }
    for (name, value) in headers {
      let name = name.uppercased().replacing("-", with: "_")
      values[name == "CONTENT_TYPE" ? name : "HTTP_\(name)"] = value
    }
    for (name, value) in values { try? parameters.add(value, for: name) }
    return await api.answer(SCGIRequest(parameters: parameters, body: body))
  }
}

extension SCGIResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON.
  var json: JSONValue {
    get throws { try JSONValue(parsing: text) }
  }

  /// A member of the object in the body, as text.
  func member(_ name: String) throws -> String? {
    guard case .object(let object) = try json, case .string(let text)? = object[name] else {
      return nil
    }
    return text
  }
}

extension JSONValue {
  subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }
}
