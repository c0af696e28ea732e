import EmbeddedNginx
import Foundation
import JSON
import PrivateServers
import SCGI
import TestSupport
import Testing

@Suite(.serialized) struct NginxTests {
  @Test func `a request reaches the program as nginx read it`() async throws {
    try await NginxFolder.with { request in
      let parts = [
        request.method, request.path, request.query, request.header("X-One") ?? "-",
        request.parameters["REMOTE_ADDR"] ?? "-", request.parameters["REQUEST_SCHEME"] ?? "-",
        "\(request.body.count)",
      ]
      return SCGIResponse(status: 201, text: parts.joined(separator: "|") + "\n")
    } _: { folder in
      let answer = await folder.get("/desk/./a%20b/../c%C3%A4?x=%2F", "X-One: 1")
      #expect(answer.hasPrefix("HTTP/1.1 201 "))
      #expect(answer.hasSuffix("\r\n\r\nGET|/desk/cä|x=%2F|1|127.0.0.1|http|0\n"), "\(answer)")
      let body = String(repeating: "x", count: 200_000)
      let post = await folder.post("/b", body)
      #expect(post.hasSuffix("POST|/b||-|127.0.0.1|http|200000\n"))
      #expect(!answer.lowercased().contains("nginx/"), "the version is not told")
    }
  }

  @Test func `a second start with the same configuration changes nothing`() async throws {
    try await NginxFolder.with { _ in
      SCGIResponse(status: 200)
    } _: { folder in
      let pid = try folder.nginx.pid
      #expect(pid != nil)
      var configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
      #expect(try folder.nginx.start(configuration) == .unchanged)
      configuration.bodyLimit = 10
      #expect(try folder.nginx.start(configuration) == .reconfigured)
      #expect(try folder.nginx.pid == pid)
      let answer = await folder.post("/", "hello, desk")
      #expect(answer.hasPrefix("HTTP/1.1 413 "))
      #expect(try folder.nginx.stop())
      #expect(try folder.nginx.pid == nil)
      #expect(try !folder.nginx.stop())
    }
  }

  @Test func `a killed nginx is started again, and what is left of it is ended`() async throws {
    try await NginxFolder.with { _ in
      SCGIResponse(status: 200, text: "here\n")
    } _: { folder in
      kill(try #require(folder.nginx.pid), SIGKILL)
      let deadline = Deadline(after: .seconds(30))
      while try folder.nginx.pid != nil { try #require(deadline.waitBriefly()) }
      let configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
      #expect(try folder.nginx.start(configuration) == .started)
      #expect(await folder.get("/").hasSuffix("here\n"))
    }
  }

  @Test func `while the program is away, visitors are told to try again`() async throws {
    let folder = try NginxFolder()
    defer { folder.remove() }
    let configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
    _ = try folder.nginx.start(configuration)
    let answer = await folder.get("/desk")
    #expect(answer.hasPrefix("HTTP/1.1 503 "), "\(answer)")
    #expect(answer.contains("Retry-After: 2\r\n"))
    #expect(answer.contains("<p>Galley is starting. Try again in a few seconds"))
  }

  /// Requests that nginx refuses, with the status and whether the path is one of the API.
  private static let refused: [(request: String, status: Int, isProgram: Bool)] = [
    ("GET /api/x HTTP/1.1\r\nHost: a b", 400, true),
    ("GET /desk HTTP/1.1\r\nHost: a b", 400, false),
    ("NONSENSE", 400, true),
    ("GET /api/\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: a", 414, true),
    ("GET /api/x HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 9_000))", 431, true),
    ("POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999", 413, true),
    ("POST /desk HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999", 413, false),
    ("TRACE /api/x HTTP/1.1\r\nHost: a", 405, true),
    ("POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x", 501, true),
    ("GET /api/x HTTP/3.0\r\nHost: a", 505, true),
    ("GET /api/x HTTP/1.1\r\nHost: a\r\nConnection: close", 503, true),
  ]

  @Test
  func
    `what nginx itself answers is a problem for programs, and a page for people that is not one of nginx`()
    async throws
  {
    let folder = try NginxFolder()
    defer { folder.remove() }
    let configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
    _ = try folder.nginx.start(configuration)
    for (request, status, isProgram) in Self.refused {
      let answer = await folder.exchange(Array("\(request)\r\n\r\n".utf8), silence: 2)
      let shown = "\(request.prefix(40)): \(answer)"
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(shown)")
      #expect(!answer.contains("<html>"), "\(shown)")
      guard isProgram else {
        #expect(answer.contains("Content-Type: text/html; charset=utf-8\r\n"), "\(shown)")
        #expect(answer.contains("<meta name=\"viewport\""), "\(shown)")
        #expect(answer.contains("style-src 'self'\r\n"), "\(shown)")
        #expect(answer.hasSuffix("</main></body></html>\n"), "\(shown)")
        #expect(answer.contains("32 MB together, one picture 20 MB") == (status == 413), "\(shown)")
        continue
      }
      #expect(answer.contains("Content-Type: application/problem+json\r\n"), "\(shown)")
      let body = try #require(answer.components(separatedBy: "\r\n\r\n").last)
      guard case .object(let problem) = try JSONValue(parsing: body) else {
        Issue.record("\(shown)")
        continue
      }
      #expect(problem["status"] == .integer(status))
      #expect(problem["type"] == "about:blank")
      guard case .string(let id)? = problem["request"] else {
        Issue.record("\(shown)")
        continue
      }
      #expect(id.count == 32)
    }
  }

  @Test func `files of the site are served, and nothing beside them`() async throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: site) }
    try FileManager.default.createDirectory(
      at: site.appending(path: "articles/keeper"), withIntermediateDirectories: true)
    for (file, text) in [
      ("index.html", "front"), ("articles/keeper/index.html", "keeper"), ("404.html", "missing"),
      ("feed.json", "{}"),
    ] { try Data(text.utf8).write(to: site.appending(path: file)) }
    try await NginxFolder.with(site: site.path) { request in
      SCGIResponse(status: 200, text: "program \(request.path)")
    } _: { folder in
      #expect(await folder.get("/").hasSuffix("\r\n\r\nfront"))
      #expect(await folder.get("/articles/keeper/").hasSuffix("\r\n\r\nkeeper"))
      #expect(await folder.get("/feed.json").contains("Content-Type: application/json"))
      let missing = await folder.get("/articles/nobody/")
      #expect(missing.hasPrefix("HTTP/1.1 404 "))
      #expect(missing.hasSuffix("\r\n\r\nmissing"))
      #expect(await folder.get("/desk").hasSuffix("program /desk"))
      #expect(await folder.get("/desk/queue").hasSuffix("program /desk/queue"))
      #expect(await folder.get("/deskling").hasPrefix("HTTP/1.1 404 "))
      #expect(await folder.get("/%2e%2e/%2e%2e/etc/passwd").hasPrefix("HTTP/1.1 400 "))
    }
  }

  @Test func `an address in use and a path that nginx cannot read are refused`() async throws {
    try await NginxFolder.with { _ in
      SCGIResponse(status: 200)
    } _: { folder in
      let other = try NginxFolder()
      defer { other.remove() }
      let address = try folder.address
      #expect(throws: EmbeddedNginxError.addressInUse(address: "\(address)")) {
        try other.nginx.start(NginxConfiguration(address: address, socket: folder.socket))
      }
      let path = "\(folder.path)/a\"b"
      #expect(throws: EmbeddedNginxError.pathUnusable(path: path)) {
        try other.nginx.start(NginxConfiguration(address: address, socket: path))
      }
      #expect(throws: EmbeddedNginxError.programMissing(searched: ["/nowhere"])) {
        try EmbeddedNginx(home: folder.path, environment: ["GALLEY_NGINX": "/nowhere"])
          .start(NginxConfiguration(address: address, socket: folder.socket))
      }
      #expect(try !other.nginx.stop())
    }
  }

  @Test func `a configuration that cannot be used leaves a running nginx as it is`() async throws {
    try await NginxFolder.with { _ in
      SCGIResponse(status: 200, text: "here\n")
    } _: { folder in
      let other = try NginxFolder()
      defer { other.remove() }
      let (running, taken) = (try folder.address, try other.address)
      _ = try other.nginx.start(NginxConfiguration(address: taken, socket: folder.socket))
      let former = try String(contentsOfFile: "\(folder.path)/nginx/nginx.conf", encoding: .utf8)
      #expect(throws: EmbeddedNginxError.addressInUse(address: "\(taken)")) {
        try folder.nginx.start(NginxConfiguration(address: taken, socket: folder.socket))
      }
      #expect(
        try String(contentsOfFile: "\(folder.path)/nginx/nginx.conf", encoding: .utf8) == former)
      #expect(await folder.get("/").hasSuffix("here\n"))
      let configuration = NginxConfiguration(address: running, socket: folder.socket)
      #expect(try folder.nginx.start(configuration) == .unchanged)
      #expect(try other.nginx.stop())
    }
  }

  @Test(arguments: [
    ("8470", "127.0.0.1:8470"), ("0.0.0.0:80", "0.0.0.0:80"), ("[::1]:443", "[::1]:443"),
    ("0", nil), ("65536", nil), ("", nil), ("localhost:80", nil), ("1.2.3:80", nil),
    ("127.0.0.1:", nil), ("127.0.0.1:8a", nil), ("::1:80", nil), ("[::1]", nil),
  ])
  func `an address is a port, or an IP address and a port`(text: String, expected: String?) {
    #expect(ListenAddress(text).map { "\($0)" } == expected)
  }
}
