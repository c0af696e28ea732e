import Editorial
import Foundation
import Newsroom
import PostgreSQL
import Syndication
import TestSupport
import Testing

/// Exports as files of a folder.
@Suite(.database) struct ExportFolderTests {
  let database = TestDatabase.current

  @Test func `each article has a file, which goes when the article is gone`() async throws {
    let library = try await Library(in: database)
    let folder = TemporaryFolder()
    let ferry = try await library.draft("ferry", body: "One.")
    let chess = try await library.draft("chess", body: "Two.")
    for id in [ferry, chess] { try await library.publish(id) }
    func export(_ scope: PublicSelection.Scope) async throws -> SyndicationSummary {
      try await library.eva.syndicate(
        PublicSelection(scope), as: .markdown, inFolder: folder.path, pageSize: 1
      ).value
    }
    let first = try await export(.live)
    #expect(first.items == 2 && first.removed == 0)
    let files = try folder.files()
    #expect(files.keys.sorted() == ["chess.md", "ferry.md"])
    #expect(files["ferry.md"]?.hasSuffix("\n---\n\nOne.\n") == true)

    _ = try await library.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: ferry)
    _ = try await library.anna.perform(.rename(to: .sample("go")), on: chess)
    let second = try await export(.changed(after: first.position))
    #expect(second.items == 1 && second.removed == 1 && second.leftOut == 0)
    #expect(try folder.files().keys.sorted() == ["go.md"])

    // The file is gone already, so nothing is removed, and nothing is left out.
    let third = try await export(.changed(after: first.position))
    #expect(third.items == 1 && third.removed == 0 && third.leftOut == 0)
    await library.close()
  }

  @Test func `pages replace those of a former export together`() async throws {
    let library = try await Library(in: database)
    let folder = TemporaryFolder()
    for number in 1...5 {
      try await library.publish(try await library.draft("story-\(number)", body: "One."))
    }
    let eva = try await library.memberOfPublisher()
    func export(_ format: SyndicationFormat, _ size: Int) async throws -> [String] {
      _ = try await eva.syndicate(
        PublicSelection(), as: format, inFolder: folder.path, pageSize: size)
      return try folder.files().keys.sorted()
    }
    #expect(try await export(.atom, 2) == ["atom-2.xml", "atom-3.xml", "atom.xml"])
    let pages = try folder.files()
    #expect(pages["atom.xml"]?.contains("story-5") == true)
    #expect(pages["atom-3.xml"]?.contains("story-1") == true)
    #expect(pages["atom-3.xml"]?.contains("rel=\"next\"") == false)
    #expect(try await export(.atom, 5) == ["atom.xml"])
    #expect(
      try await export(.sitemap, 3) == [
        "atom.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml",
      ])
    #expect(
      try folder.files()["sitemap.xml"]?.contains("<loc>https://post.example/sitemap-2.xml</loc>")
        == true)

    // A folder in place of the last file that is written.
    try FileManager.default.removeItem(atPath: "\(folder.path)/sitemap.xml")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/sitemap.xml", withIntermediateDirectories: false)
    let failure = await #expect(throws: Failure.self) { try await export(.sitemap, 5) }
    #expect(failure?.reason.contains("sitemap.xml") == true)
    #expect(try folder.names().allSatisfy { !$0.hasPrefix(".") })
    await eva.close()
    await library.close()
  }

  @Test func `a file in place of the folder, and a format of one document, are refused`()
    async throws
  {
    let library = try await Library(in: database)
    let folder = TemporaryFolder()
    try "mine".write(toFile: folder.path, atomically: false, encoding: .utf8)
    for (format, kind) in [
      (SyndicationFormat.markdown, Failure.Kind.failed), (.atom, .failed), (.ninjs, .invalid),
    ] {
      let failure = await #expect(throws: Failure.self) {
        try await library.eva.syndicate(
          PublicSelection(), as: format, inFolder: folder.path, pageSize: 10)
      }
      #expect(failure?.kind == kind)
    }
    #expect(try String(contentsOfFile: folder.path, encoding: .utf8) == "mine")
    await library.close()
  }
}

/// A folder that does not exist yet. It is removed with the value.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }

  /// The contents of the files by name.
  func files() throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: names().map {
        ($0, try String(contentsOfFile: "\(path)/\($0)", encoding: .utf8))
      })
  }
}

extension Library {
  /// An editor whose newsroom has a publisher with a site.
  func memberOfPublisher() async throws -> Member {
    for (key, value) in [
      (SettingKey.publisherName, "The Harbour Post"), (.publisherURL, "https://post.example/"),
    ] {
      _ = try await anna.set(key, to: [value])
    }
    // The settings are those of the beginning of a session.
    return try await database.member(as: "eva")
  }
}
