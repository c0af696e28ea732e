import Foundation
import Newsroom
import PostgreSQL
import SCGI
import Seals
import Synchronization
import TestSupport
import Testing
import WebDesk

/// The desk in the test's database, as `galley serve` runs it: a worker, and a process that answers
/// as galley_desk.
struct DeskFixture: Sendable {
  var desk: WebDesk
  /// With which a test can seal the log.
  let sealingKey: SigningKey
  /// A newsroom as the superuser, for what happens besides the desk.
  let newsroom: Newsroom

  static func with(_ body: (DeskFixture) async throws -> Void) async throws {
    let database = TestDatabase.current
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let reading = try await Newsroom.open(
      .shared(url: database.settings.with(user: "galley_desk").description), isCreating: false)
    let stop = StopSignal()
    let worker = try await newsroom.acting(as: "anna")
      .worker(maximumWait: .milliseconds(20)) { _ in }
    let failures = Mutex<[String]>([])
    let key = try SigningKey.random(name: "desk.example/log")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = try await worker.run(until: stop) }
      let fixture = DeskFixture(
        desk: WebDesk(
          reading, factorKey: .random(), verifierKeys: [key.verifier],
          report: { line in failures.withLock { $0.append(line) } }),
        sealingKey: key,
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
    await reading.close()
    await newsroom.close()
    #expect(failures.withLock { $0 } == [])
  }

  /// A browser whose person is signed in.
  func signedIn(_ name: String) async throws -> Browser {
    var browser = Browser(desk: desk)
    let answer = await browser.post("/desk/sign-in", ["name": name, "password": name])
    try #require(answer.status == 303)
    return browser
  }
}

/// A browser without scripts: it keeps its cookie, and sends what forms contain.
struct Browser: Sendable {
  var desk: WebDesk
  var cookie: String?
  /// The headers of every request.
  var headers = ["HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_USER_AGENT": "test"]
  var address = "192.0.2.1"
  var scheme = "http"

  mutating func get(_ target: String) async -> SCGIResponse {
    await send("GET", target, body: "")
  }

  mutating func post(_ target: String, _ fields: [String: String]) async -> SCGIResponse {
    let body = fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    return await send("POST", target, body: body)
  }

  /// Sends a form with pictures, as browsers do.
  mutating func post(
    _ target: String, _ fields: [String: String], files: [(name: String, bytes: [UInt8])]
  ) async -> SCGIResponse {
    var body: [UInt8] = []
    func add(_ head: String, _ content: [UInt8]) {
      body += Array("--edge\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content
      body += Array("\r\n".utf8)
    }
    for (name, text) in fields { add("name=\"\(name)\"", Array(text.utf8)) }
    for file in files {
      let name = file.name.replacing("\"", with: "%22")
      add("name=\"pictures\"; filename=\"\(name)\"\r\nContent-Type: image/png", file.bytes)
    }
    body += Array("--edge--\r\n".utf8)
    let former = headers
    defer { headers = former }
    headers["CONTENT_TYPE"] = "multipart/form-data; boundary=edge"
    return await send("POST", target, bytes: body)
  }

  /// Sends the form of a page that is sent to this path, with what is typed in its fields.
  mutating func fill(
    _ action: String, on page: String, _ typed: [String: String] = [:]
  ) async throws -> SCGIResponse {
    await post(action, try await fields(of: action, on: page).merging(typed) { $1 })
  }

  /// What the form of a page has that is sent to this path.
  mutating func fields(of action: String, on page: String) async throws -> [String: String] {
    let answer = await get(page)
    try #require(answer.text.contains("action=\"\(action)\""), "\(answer.text)")
    return answer.fields(of: action)
  }

  mutating func send(_ method: String, _ target: String, body: String) async -> SCGIResponse {
    await send(method, target, bytes: Array(body.utf8))
  }

  mutating func send(_ method: String, _ target: String, bytes body: [UInt8]) async -> SCGIResponse
  {
    let parts = target.split(separator: "?", maxSplits: 1)
    var parameters = SCGIParameters()
    var values = [
      "CONTENT_LENGTH": "\(body.count)", "SCGI": "1", "REQUEST_METHOD": method,
      "DOCUMENT_URI": String(parts[0]), "QUERY_STRING": parts.count > 1 ? String(parts[1]) : "",
      "REMOTE_ADDR": address, "REQUEST_SCHEME": scheme, "HTTP_HOST": "desk.example",
      "REQUEST_ID": "1",
    ].merging(headers) { $1 }
    if let cookie { values["HTTP_COOKIE"] = cookie }
    for (name, value) in values { try? parameters.add(value, for: name) }
    let response = await desk.answer(
      SCGIRequest(parameters: parameters, body: body))
    if let given = response.header("Set-Cookie") {
      cookie = given.contains("Max-Age=0") ? nil : String(given.prefix { $0 != ";" })
    }
    return response
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension SCGIResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// What the form has that is sent to this path.
  func fields(of action: String) -> [String: String] { PageForm.fields(of: action, in: text) }

  /// What the one-line fields of the page have.
  var hiddenFields: [String: String] { PageForm.inputs(in: text[...]) }

  static func plain(_ html: String) -> String { PageForm.plain(html) }
}
