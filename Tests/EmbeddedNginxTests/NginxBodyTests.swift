import EmbeddedNginx
import SCGI
import TestSupport
import Testing

/// What visitors may send, before anybody knows who they are.
@Suite(.serialized) struct NginxBodyTests {
  private static let upload = "POST /desk/new HTTP/1.1\r\nHost: a\r\n"

  @Test func `only the paths that take pictures and long texts take a large body`() async throws {
    for site in [nil, "/usr/share"] {
      try await NginxFolder.with(site: site) { request in
        SCGIResponse(status: 200, text: "\(request.path) \(request.body.count)\n")
      } _: { folder in
        let (form, text) = (300_000, 5_000_000)
        for (path, length, status) in [
          ("/desk/link/secret", form, 413), ("/desk/reset/secret", form, 413),
          ("/replies/keeper", form, 413), ("/replies/keeper", 30_000, 200),
          ("/desk/reset/secret", 30_000, 200), ("/desk/sign-in", form, 200),
          ("/desk/sign-in", text, 413), ("/desk/newsroom/people", text, 413),
          ("/api/v1/articles", text, 413), ("/desk/articles/1/edit", text, 200),
          ("/desk/new", text, 200), ("/desk/new/preview", text, 200), ("/desk/paste", text, 200),
          ("/api/v1/articles/1/picture", text, 200), ("/api/v1/articles/1/note", text, 413),
        ] {
          let answer = await folder.post(path, String(repeating: "x", count: length))
          #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(path) \(length): \(answer)")
          if status == 200 { #expect(answer.hasSuffix("\(path) \(length)\n"), "\(path)") }
        }
      }
    }
  }

  @Test func `the limits of bodies do not redirect to a path with a slash`() async throws {
    for site in [nil, "/usr/share"] {
      try await NginxFolder.with(site: site) { request in
        SCGIResponse(status: 200, text: "\(request.path)\n")
      } _: { folder in
        for path in ["/desk/articles", "/desk/new", "/desk/paste", "/desk/link", "/desk/reset"] {
          let answer = await folder.post(path, "x")
          #expect(answer.hasSuffix("\(path)\n"), "\(answer)")
        }
      }
    }
  }

  @Test func `while the program is away, a large body is asked for again`() async throws {
    let folder = try NginxFolder()
    defer { folder.remove() }
    let configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
    _ = try folder.nginx.start(configuration)
    for path in ["/desk/articles/1/edit", "/api/v1/articles/1/picture"] {
      let body = String(repeating: "x", count: 5_000_000)
      let request =
        "POST \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5000000\r\n\r\n"
      let answer = await folder.exchange(Array((request + body).utf8))
      #expect(answer.hasPrefix("HTTP/1.1 503 "), "\(path): \(answer)")
    }
  }

  @Test func `an address sends only so many large bodies at once, and small ones besides`()
    async throws
  {
    try await NginxFolder.with { request in
      SCGIResponse(status: 200, text: "\(request.body.count)\n")
    } _: { folder in
      var configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
      configuration.uploadsPerAddress = 2
      _ = try folder.nginx.start(configuration)
      // Nothing follows the headers. Those who are not refused wait until they say nothing.
      let refused = await withTaskGroup(of: String.self) { group in
        for headers in [
          "Content-Length: 2000000", "Content-Length: 2000000", "Transfer-Encoding: chunked",
          "Content-Length: 2000000",
        ] {
          let request = Array("\(Self.upload)\(headers)\r\n\r\n".utf8)
          group.addTask { await folder.exchange(request, silence: 10) }
        }
        for _ in 0..<4 { group.addTask { await folder.post("/desk/new", "small") } }
        return await group.reduce(into: [:]) { $0[String($1.prefix(13)), default: 0] += 1 }
      }
      #expect(refused["HTTP/1.1 429 "] == 2, "\(refused)")
      #expect(refused["HTTP/1.1 200 "] == 4, "\(refused)")
    }
  }
}
