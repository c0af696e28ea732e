import Foundation
import TestSupport
import Testing

/// The whole story of an article in a real browser, with `galley serve` as a process behind its nginx.
@Suite(.serialized, .chromium, .timed) struct BrowserStoryTests {
  @Test(arguments: [
    DeskDriver.Variant(width: 1280, byKeyboard: true),
    DeskDriver.Variant(width: 390, isDark: true),
    DeskDriver.Variant(width: 390, hasScripts: false),
  ])
  func `an article is drafted, merged, reviewed, published, corrected, discussed and killed`(
    variant: DeskDriver.Variant
  ) async throws {
    let axe = try await ValidatorProgram.run("check-site", ["--script"])
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let picture = folder.appending(path: "lamp.png")
    try Data(SamplePicture.png()).write(to: picture)
    let (first, second) = (try await WebDriver.current(), try await WebDriver.start())
    let outcome: Result<Void, any Error>
    do {
      try await ServedNewsroom.with(
        admins: ["ada", "anna"], editors: ["emil", "eva"], hasSite: true
      ) { newsroom in
        try await newsroom.run("setting", "set", "replies", "open")
        let story = Story(
          newsroom: newsroom,
          eva: try await DeskDriver(first, variant, site: newsroom.address, axe: axe),
          others: try await DeskDriver(second, variant, site: newsroom.address, axe: axe),
          picture: picture.path)
        try await story.tell()
        try await first.open("about:blank")
      }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    await second.stop()
    try outcome.get()
  }
}
