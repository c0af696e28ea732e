import Foundation
import TestSupport
import Testing

/// Exports to a real file system that has no space left.
@Suite(.database, .mounting) struct FullDiskExportTests {
  private let office = Office()

  /// Runs a test on a small disk, which is unmounted at the end.
  private func withDisk(_ body: (SmallDisk) async throws -> Void) async throws {
    let folder = try ScratchDirectory.make("galley-full")
    let disk = try SmallDisk(at: "\(folder)/disk", megabytes: 4)
    defer {
      disk.unmount()
      try? FileManager.default.removeItem(atPath: folder)
    }
    try await body(disk)
  }

  /// Everything on the disk except its filling, by path.
  private func files(on disk: SmallDisk) throws -> [String: Data?] {
    let all = try #require(FileManager.default.enumerator(atPath: disk.path))
    var files: [String: Data?] = [:]
    for case let name as String in all where name != "filling" {
      files[name] = FileManager.default.contents(atPath: "\(disk.path)/\(name)")
    }
    return files
  }

  /// Exports with less and less space, and expects that nothing on the disk changes.
  ///
  /// - Parameters:
  ///   - spaces: In kilobytes. None of them may be enough.
  ///   - path: The beginning of the path in the message.
  private func refuse(
    _ words: [String], with spaces: [Int], on disk: SmallDisk, naming path: String
  ) async throws {
    let before = try files(on: disk)
    for kilobytes in spaces {
      try disk.fill()
      try disk.free(kilobytes: kilobytes)
      let outcome = try await run(words)
      #expect(outcome.exitCode == 1, "\(words) with \(kilobytes) KB: \(outcome.stdout)")
      let lines = outcome.stderr.split(separator: "\n")
      #expect(lines.count == 1, "\(outcome.stderr)")
      #expect(lines.first?.contains(" \(disk.path)/\(path)") == true, "\(outcome.stderr)")
      #expect(lines.first?.hasSuffix(": No space left on device") == true, "\(outcome.stderr)")
      #expect(outcome.stdout == "")
      #expect(try files(on: disk) == before, "\(words) with \(kilobytes) KB")
    }
    try disk.free()
  }

  private func run(_ words: [String]) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      ["export"] + words, environment: ["GALLEY_DATABASE_URL": office.database.url()], as: "anna")
  }

  @Test func `without space, the former site stays, and nothing is left behind`() async throws {
    try await office.publish()
    try await withDisk { disk in
      let site = ["site", "\(disk.path)/post"]
      try await refuse(site, with: [0, 8, 60], on: disk, naming: "")
      #expect(try await run(site).exitCode == 0)
      try await refuse(
        site + ["--rebuild"], with: [0, 8, 60], on: disk, naming: ".post.galley-part")
      _ = try await office.text("rename", "harbour-lamp", "lamp")
      try await refuse(site, with: [0, 8, 16], on: disk, naming: "post/")
      #expect(try await run(site).exitCode == 0)
      #expect(try files(on: disk).keys.contains("post/articles/lamp/index.html"))
    }
  }

  @Test(arguments: [
    ("ninjs", "out.jsonl"), ("atom", "feeds/"), ("markdown", "texts/"),
  ])
  func `without space, former files stay, and nothing is left behind`(
    format: String, output: String
  ) async throws {
    try await office.publish()
    try await withDisk { disk in
      let words = [format, "--output", "\(disk.path)/\(output)"]
      try await refuse(words, with: [0], on: disk, naming: output)
      #expect(try await run(words).exitCode == 0)
      try await refuse(words, with: [0], on: disk, naming: output)
    }
  }
}
