import EmbeddedNginx
import Foundation
import SCGI
import TestSupport
import Testing

@Suite(.serialized) struct NginxSiteTests {
  @Test func `the site has the protections of pages without scripts, and the desk has its own`()
    async throws
  {
    try await Self.withSite(["index.html", "404.html"]) { folder in
      for path in ["/", "/nothing"] {
        let answer = await folder.get(path)
        for words in [
          "X-Content-Type-Options: nosniff\r\n",
          "Referrer-Policy: strict-origin-when-cross-origin\r\n",
          "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' https:",
          "frame-ancestors 'self'",
        ] { #expect(answer.contains(words), "\(path): \(answer)") }
      }
      #expect(await !folder.get("/desk").contains("Content-Security-Policy"))
    }
  }

  @Test func `a site with TLS tells browsers to use TLS only`() {
    var configuration = NginxConfiguration(
      address: .standard, socket: "/run/desk", site: "/srv/site",
      certificate: NginxConfiguration.Certificate(chain: "/c.pem", key: "/k.pem"))
    // Once for the server, and once for the site, which has headers of its own.
    #expect(Self.count("Strict-Transport-Security", in: configuration) == 2)
    configuration.certificate = nil
    #expect(Self.count("Strict-Transport-Security", in: configuration) == 0)
  }

  @Test
  func `a folder without a page, and what the export notes, are answered with the missing page`()
    async throws
  {
    try await Self.withSite(
      ["404.html", "articles/keeper/index.html", "pictures/a.jpeg", ".galley/state"]
    ) { folder in
      for path in ["/articles/", "/pictures/", "/.galley", "/.galley/", "/.galley/state"] {
        let answer = await folder.get(path)
        #expect(answer.hasPrefix("HTTP/1.1 404 "), "\(path): \(answer)")
        #expect(answer.hasSuffix("\r\n\r\n404.html"), "\(path): \(answer)")
      }
      #expect(await folder.get("/articles/keeper/").hasPrefix("HTTP/1.1 200 "))
      let forbidden = await folder.get("/desk")
      #expect(forbidden.hasPrefix("HTTP/1.1 403 ") && forbidden.hasSuffix("not you\n"))
    }
  }

  /// Serves a site whose files contain their names, beside a program that refuses everything.
  private static func withSite(
    _ files: [String], _ body: (NginxFolder) async throws -> Void
  ) async throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: site) }
    for file in files {
      let place = site.appending(path: file)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.utf8).write(to: place)
    }
    try await NginxFolder.with(
      site: site.path, { _ in SCGIResponse(status: 403, text: "not you\n") }, body)
  }

  /// How often the configuration has a word.
  private static func count(_ word: String, in configuration: NginxConfiguration) -> Int {
    configuration.serverText.components(separatedBy: word).count - 1
  }
}
