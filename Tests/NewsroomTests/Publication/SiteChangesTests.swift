import Foundation
import Glibc
import Testing

@testable import Newsroom

/// Changes of a site that end at any moment.
struct SiteChangesTests {
  let fixture: SiteFixture

  init() throws { fixture = try SiteFixture() }

  private func write(_ text: String, in folder: SiteFolder) throws -> SiteChanges {
    var changes = SiteChanges(of: folder)
    for file in ["a/index.html", "b/index.html", "index.html", ".galley/state"] {
      try changes.write(Array(text.utf8), to: file)
    }
    changes.remove("old/index.html")
    return changes
  }

  private var site: [String: String] {
    get throws { try fixture.files().filter { !$0.value.isEmpty } }
  }

  private static func all(_ text: String, _ names: [String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, text) })
  }

  @Test func `nothing changes without a journal, and everything with one`() throws {
    do {
      let folder = try SiteFolder(fixture.path)
      var changes = SiteChanges(of: folder)
      try changes.write(Array("1".utf8), to: "old/index.html")
      try changes.publish()
      try write("1", in: folder).publish()
    }
    let old = Self.all("1", ["a/index.html", "b/index.html", "index.html"])
    #expect(try site == old)
    #expect(!FileManager.default.fileExists(atPath: "\(fixture.path)/old"))

    // Killed before the journal was complete.
    _ = try write("2", in: try SiteFolder(fixture.path))
    #expect(try site == old)
    _ = try SiteFolder(fixture.path)
    #expect(try site == old)
    #expect(!FileManager.default.fileExists(atPath: "\(fixture.path)/.galley/new"))

    // Killed after each number of steps.
    for done in 0...4 {
      let text = "new \(done)"
      do {
        let folder = try SiteFolder(fixture.path)
        _ = try write(text, in: folder)
      }
      let files = ["a/index.html", "b/index.html", "index.html", ".galley/state"]
      var journal = files.enumerated().map { "\($0) \($1)\n" }.joined()
      journal += "remove old/index.html\n"
      try journal.write(
        toFile: "\(fixture.path)/.galley/journal", atomically: false, encoding: .utf8)
      for (number, file) in files.prefix(done).enumerated() {
        #expect(rename("\(fixture.path)/.galley/new/\(number)", "\(fixture.path)/\(file)") == 0)
      }
      _ = try SiteFolder(fixture.path)
      #expect(try site == Self.all(text, ["a/index.html", "b/index.html", "index.html"]))
      #expect(fixture.text(".galley/state") == text)
      #expect(!FileManager.default.fileExists(atPath: "\(fixture.path)/.galley/journal"))
    }
  }

  @Test func `a file whose folder another change has emptied is written`() throws {
    let folder = try SiteFolder(fixture.path)
    var first = SiteChanges(of: folder)
    try first.write(Array("1".utf8), to: "a/old.html")
    try first.publish()
    var second = SiteChanges(of: folder)
    second.remove("a/old.html")
    try second.write(Array("2".utf8), to: "a/new.html")
    try second.publish()
    #expect(try site == ["a/new.html": "2"])
  }

  @Test func `a file that cannot be written stops the export before anything changes`() throws {
    do { try write("1", in: try SiteFolder(fixture.path)).publish() }
    let folder = try SiteFolder(fixture.path)
    var changes = try write("2", in: folder)
    let name = String(repeating: "x", count: 300)
    #expect(throws: Failure.self) { try changes.write([], to: "\(name)/index.html") }
    changes.abandon()
    #expect(try site.values.allSatisfy { $0 == "1" })
    #expect(!FileManager.default.fileExists(atPath: "\(fixture.path)/.galley/new"))
  }

  @Test func `a new site takes the place of the former one at once, or not at all`() throws {
    do { try write("1", in: try SiteFolder(fixture.path)).publish() }
    let folder = try SiteFolder(fixture.path)
    let new = try NewSite(for: folder)
    try new.write(Array("2".utf8), to: "index.html")
    #expect(fixture.text("index.html") == "1")
    // Killed here: the next export removes it.
    #expect(try fixture.neighbours() == [".site.galley-part"])
    new.abandon()
    #expect(try fixture.neighbours() == [])

    let other = try NewSite(for: folder)
    try other.write(Array("3".utf8), to: "index.html")
    try other.publish()
    #expect(try site == ["index.html": "3"])
    #expect(try fixture.neighbours() == [])
  }

  @Test func `a copy of the descriptor that a new process has for a moment holds no lock`() throws {
    var copies: [Int32] = []
    defer { for copy in copies { close(copy) } }
    do {
      let folder = try SiteFolder(fixture.path)
      for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
        let target = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/\(name)")
        if target == folder.path, let descriptor = Int32(name) { copies.append(dup(descriptor)) }
      }
    }
    try #require(!copies.isEmpty)
    _ = try SiteFolder(fixture.path)
  }
}
