import Foundation
import Testing

struct `The pages of a site, by programs that were not written here` {
  /// The pages that others do not resemble.
  private static let pages = [
    "index.html", "404.html", "page/1/", "sections/index.html", "corrections/index.html", "check/",
    "articles/second-ship/", "articles/council-votes/", "articles/wide/", "articles/killed/",
    "articles/sample-ar-5/", "articles/sample-en-7/", "articles/ten-captions/", "style-",
  ]

  @Test func `are valid HTML, and accessible on a phone and on a desk, in light and dark mode`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sample = try SampleSite()
    try sample.write(to: folder) { path in Self.pages.contains(where: path.hasPrefix) }
    // It has complete addresses, because a web server shows it anywhere.
    let missing = folder.appending(path: "404.html")
    try String(contentsOf: missing, encoding: .utf8).replacing("https://post.example/", with: "")
      .write(to: missing, atomically: false, encoding: .utf8)
    // A validator that accepts everything would prove nothing.
    let page = String(
      decoding: try #require(sample.files["articles/killed/index.html"]), as: UTF8.self)
    let faulty = folder.appending(path: "articles/faulty")
    try FileManager.default.createDirectory(at: faulty, withIntermediateDirectories: true)
    try page.replacing("<h1>", with: "<p nonsense=\"\" style=\"color: #999\">grey<h1>")
      .replacing("</article>", with: "<p style=\"min-width: 2000px\">wide</article>")
      .write(to: faulty.appending(path: "index.html"), atomically: false, encoding: .utf8)

    let faults = try await Validators.faults(inSite: folder.path).split(separator: "\n")
    let (planted, others) = (
      faults.filter { $0.hasPrefix("articles/faulty/") },
      faults.filter { !$0.hasPrefix("articles/faulty/") }
    )
    for kind in ["nu: ", "light, 390 pixels: color-contrast", "wider than 1280 pixels"] {
      #expect(planted.contains { $0.contains(kind) }, "\(kind): \(planted)")
    }
    #expect(others == [], "\(others.joined(separator: "\n"))")
  }

  /// `GALLEY_SAMPLE_SITE` names a folder.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GALLEY_SAMPLE_SITE"] != nil))
  func `can be looked at`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["GALLEY_SAMPLE_SITE"])
    try SampleSite().write(to: URL(filePath: folder))
  }
}
