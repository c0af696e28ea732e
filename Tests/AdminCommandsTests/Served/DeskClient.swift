import Foundation
import TestSupport

/// What a browser sends to the desk, and what its script sends: one request on each connection.
struct DeskClient: Sendable {
  struct Answer {
    /// 0 if there is no answer.
    let status: Int
    let location: String?
    let body: String
    fileprivate let cookie: String?

    /// Whether the desk or its database is away. The page says so, and the script tries again.
    var isAway: Bool { status == 0 || status >= 500 }
  }

  private(set) var port: Int
  private var cookie: String?

  init(port: Int) { self.port = port }

  /// The same browser, which sends its cookie to another desk.
  func at(_ port: Int) -> DeskClient {
    var other = self
    other.port = port
    return other
  }

  mutating func get(_ path: String) async -> Answer { await send("GET", path, "") }

  mutating func post(_ path: String, _ fields: [String: String]) async -> Answer {
    let body = fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    return await send("POST", path, body)
  }

  private mutating func send(_ method: String, _ path: String, _ body: String) async -> Answer {
    let head = [
      "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close",
      "Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded",
      "Content-Length: \(body.utf8.count)",
    ]
    let lines = head + (cookie.map { ["Cookie: \($0)"] } ?? [])
    let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    let answer = Self.answer(in: await Loopback.exchange(request, port: port))
    if let given = answer.cookie { cookie = given }
    return answer
  }

  private static func answer(in text: String) -> Answer {
    guard let end = text.firstRange(of: "\r\n\r\n"),
      let status = text.firstMatch(of: #/^HTTP/1\.1 ([0-9]{3}) /#).flatMap({ Int($0.1) })
    else { return Answer(status: 0, location: nil, body: "", cookie: nil) }
    let head = text[..<end.lowerBound]
    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.hasPrefix("\(name): ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
    return Answer(
      status: status, location: header("Location"), body: String(text[end.upperBound...]),
      cookie: header("Set-Cookie").map { String($0.prefix { $0 != ";" }) })
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
