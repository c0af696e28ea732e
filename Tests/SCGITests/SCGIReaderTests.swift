import SCGI
import Testing

@Suite struct SCGIReaderTests {
  /// The bytes of a request whose headers have the right length.
  static func request(_ headers: [(String, String)], body: String = "") -> [UInt8] {
    let block = headers.map { "\($0)\0\($1)\0" }.joined()
    return Array("\(block.utf8.count):\(block),\(body)".utf8)
  }

  static let usual = [
    ("CONTENT_LENGTH", "2"), ("SCGI", "1"), ("REQUEST_METHOD", "POST"),
    ("DOCUMENT_URI", "/api/v1/articles"), ("QUERY_STRING", "limit=2"),
    ("CONTENT_TYPE", "application/json"), ("HTTP_ACCEPT_LANGUAGE", "en"),
  ]

  private func read(_ bytes: [UInt8]) throws -> SCGIRequest? {
    var reader = SCGIReader(limits: .init(headers: 400, body: 20))
    return try reader.read(bytes)
  }

  @Test func `a request is complete with its last byte, however it arrives`() throws {
    let bytes = Self.request(Self.usual, body: "{}")
    for size in 1...bytes.count {
      var reader = SCGIReader()
      var rest = bytes[...]
      var request: SCGIRequest?
      while !rest.isEmpty {
        #expect(request == nil)
        request = try reader.read(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      let read = try #require(request)
      #expect(read.method == "POST")
      #expect(read.path == "/api/v1/articles")
      #expect(read.query == "limit=2")
      #expect(read.header("Content-Type") == "application/json")
      #expect(read.header("accept-language") == "en")
      #expect(read.header("Cookie") == nil)
      #expect(read.body == Array("{}".utf8))
    }
  }

  @Test func `headers that form a list are joined`() throws {
    let headers = [
      ("CONTENT_LENGTH", "0"), ("SCGI", "1"), ("HTTP_ACCEPT", "text/html"),
      ("HTTP_COOKIE", "a=1"), ("HTTP_ACCEPT", "*/*"), ("HTTP_COOKIE", "b=2"),
    ]
    let request = try #require(try read(Self.request(headers)))
    #expect(request.header("Accept") == "text/html, */*")
    #expect(request.header("Cookie") == "a=1; b=2")
  }

  @Test(arguments: [
    ("CONTENT_LENGTH", "0"), ("SCGI", "1"), ("HTTP_IDEMPOTENCY_KEY", "x"),
    ("REQUEST_METHOD", "GET"),
    ("HTTP_HOST", "x"), ("HTTP_AUTHORIZATION", "x"), ("DOCUMENT_URI", "/"), ("REMOTE_ADDR", "::1"),
  ])
  func `any other header may appear once`(name: String, value: String) {
    let first = [("CONTENT_LENGTH", "0"), ("SCGI", "1")]
    let headers = first.filter { $0.0 != name } + [(name, value), (name, value)]
    let ordered = headers.sorted { a, b in a.0 == "CONTENT_LENGTH" && b.0 != "CONTENT_LENGTH" }
    #expect(throws: SCGIRequestError.repeated(name: name)) {
      try read(Self.request(ordered))
    }
  }

  static let refused: [(String, SCGIRequestError)] = [
    (":", .invalidLength), ("x", .invalidLength), ("-1:", .invalidLength), (" 1:", .invalidLength),
    ("007:", .invalidLength), ("1x", .invalidLength), ("GET / HTTP/1.1\r\n", .invalidLength),
    ("401:", .tooLarge(part: .headers, limit: 400)),
    ("99999999999999999999", .tooLarge(part: .headers, limit: 400)),
    ("16:CONTENT_LENGTH\00\0\0", .unterminatedHeaders),
    ("16:CONTENT_LENGTH\000,", .unterminatedHeaders),
    ("5:\0\0SCGI,", .unterminatedHeaders), ("1:\0,", .unterminatedHeaders),
    ("0:,", .unterminatedHeaders), ("2:\0\0,", .invalidContentLength),
    ("7:SCGI\01\0,", .invalidContentLength), ("17:CONTENT_LENGTH\00\0,", .unknownVersion),
  ]

  @Test(arguments: refused)
  func `bytes that cannot become a request are refused`(
    bytes: String, error: SCGIRequestError
  ) {
    #expect(throws: error) { try read(Array(bytes.utf8)) }
  }

  @Test(arguments: ["", "-1", "+1", "1.5", " 1", "00", "01", "0x1", "9999999999999999", "two"])
  func `a false length of the body is refused`(length: String) {
    #expect(throws: SCGIRequestError.invalidContentLength) {
      try read(Self.request([("CONTENT_LENGTH", length), ("SCGI", "1")]))
    }
  }

  @Test func `a body that is too large is refused before it arrives`() {
    #expect(throws: SCGIRequestError.tooLarge(part: .body, limit: 20)) {
      try read(Self.request([("CONTENT_LENGTH", "21"), ("SCGI", "1")]))
    }
  }

  @Test func `bytes after the body are refused`() {
    #expect(throws: SCGIRequestError.excess) {
      try read(Self.request(Self.usual, body: "{}{"))
    }
  }

  @Test(arguments: ["1", "2", "", "01"])
  func `only version 1 is accepted`(version: String) throws {
    let bytes = Self.request([("CONTENT_LENGTH", "0"), ("SCGI", version)])
    guard version != "1" else {
      #expect(try read(bytes) != nil)
      return
    }
    #expect(throws: SCGIRequestError.unknownVersion) { try read(bytes) }
  }

  @Test(arguments: ["", "HTTP-X", "http_x", "HTTP X", "HTTP_É", "A\nB"])
  func `a name with other characters is refused`(name: String) {
    #expect(throws: SCGIRequestError.invalidName) {
      try read(Self.request([("CONTENT_LENGTH", "0"), ("SCGI", "1"), (name, "x")]))
    }
  }

  @Test(arguments: ["a\nb", "a\rb", "\u{1B}[31m", "\u{7F}", "\u{1}"])
  func `a control character in a value is refused`(value: String) {
    #expect(throws: SCGIRequestError.controlCharacter(name: "HTTP_X")) {
      try read(Self.request([("CONTENT_LENGTH", "0"), ("SCGI", "1"), ("HTTP_X", value)]))
    }
  }

  @Test func `a refusal has a status and says what is wrong`() {
    let expected: [(SCGIRequestError, Int, String)] = [
      (.invalidLength, 400, "the request does not begin with the length of its headers"),
      (.tooLarge(part: .headers, limit: 9), 431, "the headers of the request exceed 9 bytes"),
      (.tooLarge(part: .body, limit: 9), 413, "the body of the request exceeds 9 bytes"),
      (.unterminatedHeaders, 400, "the headers do not end where their length says"),
      (.invalidContentLength, 400, "the first header is not a valid CONTENT_LENGTH"),
      (.unknownVersion, 400, "the header SCGI is not 1"),
      (.invalidName, 400, "the name of a header has characters that are not allowed"),
      (.controlCharacter(name: "A"), 400, "the header A contains a control character"),
      (.repeated(name: "A"), 400, "the header A appears more than once"),
      (.excess, 400, "more bytes follow the body"),
    ]
    for (error, status, sentence) in expected {
      #expect(error.status == status)
      #expect("\(error)" == sentence)
    }
  }
}
