import Glibc
import Newsroom
import SystemCalls

/// One request and its answer, by the program curl.
struct HTTPExchange: Sendable {
  let status: Int
  let headers: [String: String]
  let body: String

  /// - Throws: ``Failure`` if there is no answer.
  static func get(_ url: String, cookie: String? = nil) throws(Failure) -> HTTPExchange {
    try run([url], cookie: cookie)
  }

  /// Sends a form, as a page of the same site.
  static func post(
    _ url: String, _ fields: [String: String], cookie: String? = nil
  ) throws(Failure) -> HTTPExchange {
    try run(
      ["--header", "Sec-Fetch-Site: same-origin", url]
        + fields.flatMap { ["--data-urlencode", "\($0)=\($1)"] }, cookie: cookie)
  }

  private static func run(_ arguments: [String], cookie: String?) throws(Failure) -> HTTPExchange {
    let outcome: Subprocess.Outcome
    do {
      outcome = try Subprocess(
        path: "curl",
        arguments: ["--disable", "--silent", "--include", "--max-time", "10"]
          + (cookie.map { ["--cookie", $0] } ?? []) + arguments
      ).execute(reading: STDOUT_FILENO)
    } catch {
      throw Failure(.failed, "curl cannot be run: \(error)")
    }
    guard outcome.status == 0, let exchange = HTTPExchange(outcome.output) else {
      throw Failure(.failed, "the desk does not answer (curl: \(outcome.status))")
    }
    return exchange
  }

  /// Nil if the text is not an answer with its headers.
  private init?(_ text: String) {
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    self.status = status
    body = String(text[end.upperBound...])
    headers = lines.dropFirst().reduce(into: [:]) { headers, line in
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 {
        headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
      }
    }
  }
}
