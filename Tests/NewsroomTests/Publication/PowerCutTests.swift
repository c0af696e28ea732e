import Foundation
import TestSupport
import Testing

@testable import Newsroom

/// Files of exports after the power was cut. The disk then has only what was written to it.
@Suite(.mountingImages) struct PowerCutTests {
  private let disk: LosableDisk
  private var site: String { "\(disk.path)/site" }

  init() throws { disk = try LosableDisk() }

  private static let files = ["a/index.html", "b/index.html", "index.html", ".galley/state"]

  private func write(_ text: String, to output: inout some SiteOutput) throws {
    for file in Self.files { try output.write(Array(text.utf8), to: file) }
  }

  /// The texts of the files that the site has after the power was cut.
  private func texts() throws -> [String?] {
    let place = try disk.cutPower()
    return Self.files.map { try? String(contentsOfFile: "\(place)/site/\($0)", encoding: .utf8) }
  }

  private func writeNewSite(_ text: String) throws {
    var site = try NewSite(for: try SiteFolder(site))
    try write(text, to: &site)
    try site.publish()
  }

  @Test func `a new site survives a power cut`() throws {
    for text in ["first", "second"] {
      try writeNewSite(text)
      #expect(try texts() == [text, text, text, text])
    }
  }

  @Test func `changes of a site survive a power cut`() throws {
    try writeNewSite("first")
    let folder = try SiteFolder(site)
    var changes = SiteChanges(of: folder)
    try write("second", to: &changes)
    try changes.write(Array("second".utf8), to: "c/d/index.html")
    #expect(try texts() == ["first", "first", "first", "first"])
    try changes.writeJournal()
    // Before anything else changes, it is certain that all of it will.
    let decided = try disk.cutPower()
    _ = try SiteFolder("\(decided)/site")
    for file in Self.files + ["c/d/index.html"] {
      #expect(try String(contentsOfFile: "\(decided)/site/\(file)", encoding: .utf8) == "second")
    }
    try SiteChanges.recover(in: folder)
    #expect(try texts() == ["second", "second", "second", "second"])
    let place = try disk.cutPower()
    #expect(try String(contentsOfFile: "\(place)/site/c/d/index.html", encoding: .utf8) == "second")
  }

  @Test func `files of a folder survive a power cut`() throws {
    let folder = try ExportFolder("\(disk.path)/out")
    for name in ["1", "2"] { try folder.write(Array(name.utf8), to: name) }
    try folder.publish(last: ["1"])
    let place = try disk.cutPower()
    for name in ["1", "2"] {
      #expect(try String(contentsOfFile: "\(place)/out/\(name)", encoding: .utf8) == name)
    }
  }

  @Test func `a replaced file survives a power cut`() async throws {
    let path = "\(disk.path)/out"
    func remains() throws -> String? {
      try? String(contentsOfFile: "\(try disk.cutPower())/out", encoding: .utf8)
    }
    try ReplacedFile(path: path).write("first")
    #expect(try remains() == "first")
    try await ReplacedFile(path: path).write { try $0(Array("second".utf8)) }
    #expect(try remains() == "second")
  }
}
