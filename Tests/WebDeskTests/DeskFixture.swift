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
          reading, verifierKeys: { [key.verifier] },
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

  /// Sends the form of a page that is sent to this path, with what is typed in its fields.
  mutating func fill(
    _ action: String, on page: String, _ typed: [String: String] = [:]
  ) async throws -> SCGIResponse {
    let html = await get(page).text
    let start = try #require(html.firstRange(of: "action=\"\(action)\""), "\(html)").upperBound
    let form = html[start...].prefix(upTo: html[start...].firstRange(of: "</form>")!.lowerBound)
    var fields: [String: String] = [:]
    for match in form.matches(of: /<input [^>]*?name="([^"]+)"[^>]*?value="([^"]*)"/) {
      fields[String(match.1)] = Self.plain(String(match.2))
    }
    for match in form.matches(of: /<textarea [^>]*?name="([^"]+)"[^>]*>\n?([^<]*)</) {
      fields[String(match.1)] = Self.plain(String(match.2))
    }
    for choice in form.matches(of: /<select [^>]*?name="([^"]+)"[^>]*>(.*?)<\/select>/) {
      let chosen = choice.2.firstMatch(of: /value="([^"]*)" selected/)
      let first = choice.2.firstMatch(of: /value="([^"]*)"/)
      fields[String(choice.1)] = Self.plain(String(chosen?.1 ?? first?.1 ?? ""))
    }
    return await post(action, fields.merging(typed) { $1 })
  }

  mutating func send(_ method: String, _ target: String, body: String) async -> SCGIResponse {
    let parts = target.split(separator: "?", maxSplits: 1)
    var parameters = SCGIParameters()
    var values = [
      "CONTENT_LENGTH": "\(body.utf8.count)", "SCGI": "1", "REQUEST_METHOD": method,
      "DOCUMENT_URI": String(parts[0]), "QUERY_STRING": parts.count > 1 ? String(parts[1]) : "",
      "REMOTE_ADDR": address, "REQUEST_SCHEME": scheme, "HTTP_HOST": "desk.example",
      "REQUEST_ID": "1",
    ].merging(headers) { $1 }
    if let cookie { values["HTTP_COOKIE"] = cookie }
    for (name, value) in values { try? parameters.add(value, for: name) }
    let response = await desk.answer(
      SCGIRequest(parameters: parameters, body: Array(body.utf8)))
    if let given = response.header("Set-Cookie") {
      cookie = given.contains("Max-Age=0") ? nil : String(given.prefix { $0 != ";" })
    }
    return response
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  static func plain(_ html: String) -> String {
    html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}

extension SCGIResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
