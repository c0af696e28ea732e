import HTML
import JSON

/// What nginx itself answers to a request that does not reach the program. A program gets a problem
/// (RFC 9457) with the members of the API's own problems, a person a page.
struct NginxRefusal: Sendable {
  /// The reasons, as nginx numbers them.
  let reasons: [Int]
  /// The status of the answer.
  let status: Int
  /// The words of the status.
  let title: String
  /// What is wrong, in a sentence without an end.
  let detail: String
  /// What a person can do, in sentences; nil if the detail says it.
  var advice: String?
  /// The API's kind of failure.
  let kind: String
  var headers: [(name: String, value: String)] = []

  static let all: [NginxRefusal] = [
    NginxRefusal(400, "Bad Request", "the request is not valid HTTP"),
    NginxRefusal(
      405, "Method Not Allowed", "there is no such method",
      headers: [("Allow", "GET, HEAD, POST, PUT, DELETE")]),
    NginxRefusal(
      413, "Content Too Large", "the body is too large",
      advice:
        "A text and its pictures may have \(NginxConfiguration.uploadLimit >> 20) MB together, one "
        + "picture 20 MB, and any other form \(NginxConfiguration.formLimit >> 10) KB. Go back in your "
        + "browser to what you typed, make it smaller, and send it again."),
    NginxRefusal(414, "URI Too Long", "the address is too long"),
    NginxRefusal(
      429, "Too Many Requests", "too many connections from one address",
      headers: [("Retry-After", "2")]),
    // 494 is nginx's own number.
    NginxRefusal(
      431, "Request Header Fields Too Large", "the headers are too large", reasons: [494]),
    NginxRefusal(501, "Not Implemented", "the transfer encoding is not known"),
    NginxRefusal(
      503, "Service Unavailable",
      "Galley is starting. Try again in a few seconds, by loading this page again",
      kind: "unavailable", reasons: [502, 504], headers: [("Retry-After", "2")]),
    NginxRefusal(505, "HTTP Version Not Supported", "the version of HTTP is not known"),
  ]

  private init(
    _ status: Int, _ title: String, _ detail: String, advice: String? = nil,
    kind: String = "invalid",
    reasons: [Int]? = nil, headers: [(name: String, value: String)] = []
  ) {
    (self.status, self.title, self.detail, self.kind) = (status, title, detail, kind)
    self.advice = advice
    (self.reasons, self.headers) = (reasons ?? [status], headers)
  }

  /// The directives of a server. The path decides between a problem and a page. A program also
  /// gets a problem if nginx could not read the path.
  var directives: [Directive] {
    let (shown, problem) = ("/.refused/\(status)", "/.problem/\(status)")
    // nginx looks at the body once more, and another refusal would hide this one.
    let anyBody = Directive("client_max_body_size", "0")
    let fields = (headers + [("Cache-Control", "no-store")])
      .map { Directive("add_header", $0.name, $0.value, "always") }
    return [
      Directive("error_page", reasons.map { "\($0)" } + ["=\(status)", shown]),
      Directive(
        "location", ["=", shown],
        block: [
          Directive("internal"), anyBody,
          Directive(
            "if", ["($request_uri", "~", "^(/api/|$))"],
            block: [Directive("rewrite", "^", problem, "last")]),
          Directive("default_type", "text/html; charset=utf-8"),
          Directive(
            "add_header", "Content-Security-Policy", "default-src 'none'; style-src 'self'",
            "always"),
        ] + fields + [Directive("return", "\(status)", page)]),
      Directive(
        "location", ["=", problem],
        block: [
          Directive("internal"), anyBody, Directive("default_type", "application/problem+json"),
        ] + fields + [Directive("return", "\(status)", problemText)]),
    ]
  }

  private var sentence: String { detail.prefix(1).uppercased() + detail.dropFirst() }

  /// A small page. It has the style of the desk if the program can answer.
  private var page: String {
    var writer = HTMLWriter(capacity: 1_000)
    writer.beginDocument([.language("en")])
    writer.begin(.head)
    writer.write(empty: .meta, .utf8)
    writer.write(empty: .meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    writer.write(empty: .meta, .name("color-scheme"), .content("light dark"))
    writer.write(.title, text: title)
    if let style = WebAddress("/desk/style.css") {
      writer.write(empty: .link, .relation("stylesheet"), .link(style))
    }
    writer.end()
    writer.begin(.body)
    writer.begin(.main)
    writer.write(.h1, text: title)
    writer.write(.p, text: "\(sentence).")
    if let advice { writer.write(.p, text: advice) }
    writer.end()
    writer.end()
    writer.end()
    return writer.html + "\\n"
  }

  private var problemText: String {
    JSONValue.object([
      "type": "about:blank", "title": .string(title), "status": .integer(status),
      "detail": .string(detail), "kind": .string(kind), "code": .string(kind), "hint": .null,
      "request": "$request_id",
    ]).text(.compact)
  }
}
