import Editorial
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import TestSupport
import Testing

/// A private server whose disk is full.
@Suite(.ownServer, .mounting) struct FullServerDiskTests {
  @Test func `a list is still answered, and says that it is behind`() async throws {
    let folder = try ScratchDirectory.make("galley-full")
    let disk = try SmallDisk(at: "\(folder)/disk", megabytes: 220)
    let environment = ["GALLEY_HOME": "\(disk.path)/home"]
    defer {
      _ = try? EmbeddedServer(home: "\(disk.path)/home").stop(.immediate)
      disk.unmount()
      try? FileManager.default.removeItem(atPath: folder)
    }
    let desk = try await PrivateNewsroom(environment: environment)
    _ = try await desk.text("draft", "-", "--headline", "The first lamp", stdin: "Text.")
    #expect(try await desk.text("list", "--slugs") == "the-first-lamp\n")
    // So many that the read models need more space for them.
    for number in 1...200 {
      _ = try await desk.admin.draft(
        WrittenArticle(content: .sample(), body: "Text."), slug: .sample("lamp-\(number)"))
    }
    try await desk.run("CHECKPOINT")
    try disk.fill()
    let listed = try await desk.program(["list", "--slugs"])
    #expect(listed.exitCode == 0, "\(listed)")
    #expect(listed.stdout.hasSuffix("the-first-lamp\n"), "\(listed)")
    #expect(listed.stderr.contains("out of date"), "\(listed)")
    try disk.free()
    let later = try await desk.program(["list", "--slugs"])
    #expect(!later.stderr.contains("out of date"), "\(later)")
    await desk.admin.newsroom.close()
  }
}
