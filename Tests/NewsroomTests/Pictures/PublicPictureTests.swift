import Digests
import Editorial
import Foundation
import Newsroom
import Pictures
import PostgreSQL
import Syndication
import TestSupport
import Testing

/// Pictures that readers get.
@Suite(.database) struct PublicPictureTests {
  let database = TestDatabase.current

  private func article(_ text: String, _ file: [UInt8]) throws -> WrittenArticle {
    var content = Content.sample()
    content.leadImage = nil
    var article = WrittenArticle(content: content, body: "\(text)\n\n![A wall](wall.png)\n")
    _ = try article.add(GivenPictures([("wall.png", try PictureFile(file))]))
    return article
  }

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
  }

  private func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `only pictures of live texts are made, and they have no metadata`() async throws {
    let library = try await Library(in: database)
    let marker = "qzvsecretq"
    func bytes(_ shade: UInt8) -> [UInt8] {
      SamplePicture.png(width: 500, height: 20, shade: shade, texts: ["Author\0\(marker)"])
    }
    let live = try await library.eva.draft(try article("Live.", bytes(1)), slug: .sample("live")).id
    try await library.publish(live)
    // A revision that was not approved, a draft, and what was public once.
    _ = try await library.eva.revise(live, to: try article("Next.", bytes(2)))
    _ = try await library.eva.draft(try article("Draft.", bytes(3)), slug: .sample("draft"))
    let killed = try await library.eva.draft(
      try article("Killed.", bytes(4)), slug: .sample("killed")
    ).id
    try await library.publish(killed)
    try await withFolder { folder in
      let renditions = PictureRenditions(folder: folder)
      #expect(try await library.eva.updatePublicPictures(in: renditions).value == [])
      #expect(try files(in: folder).count == 8)
      _ = try await library.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: killed)
      try Data("kept".utf8).write(to: URL(filePath: "\(folder)/index.html"))
      #expect(try await library.eva.updatePublicPictures(in: renditions).value == [])
      let picture = try await library.eva.picture(of: "live", at: nil, revision: 1).value.picture
      let open = PublicPicture(picture)
      #expect(try files(in: folder) == (open.files.map(\.name) + ["index.html"]).sorted())
      #expect(open.files.map(\.width) == [480, 500, 480, 500])
      for file in open.files {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/\(file.name)"))
        let made = try PictureFile(Array(data))
        #expect((made.format, made.width) == (file.format, file.width))
        #expect(data.range(of: Data(marker.utf8)) == nil)
      }
      // What is there is kept.
      let first = "\(folder)/\(open.files[0].name)"
      try Data("as it was".utf8).write(to: URL(filePath: first))
      #expect(try await library.eva.updatePublicPictures(in: renditions).value == [])
      #expect(try String(contentsOfFile: first, encoding: .utf8) == "as it was")

      try await library.erase(live)
      _ = try await library.eva.updatePublicPictures(in: renditions)
      #expect(try files(in: folder) == ["index.html"])
    }
    await library.close()
  }

  @Test(
    arguments: [
      (800, 1_200), (700, 700), (900, 30), (100, 400), (30, 20_000), (2_000, 3), (1, 17_000),
      (1_700, 2_500),
    ])
  func `a picture of any shape has all files that a page names`(width: Int, height: Int) throws {
    try requireAllFiles(of: SamplePicture.png(width: width, height: height), width, height)
  }

  @Test(arguments: [(3_001, 10_000), (2_999, 9_001), (1_601, 2_399)])
  func `a high picture that libvips rounds while it reads it has all files`(
    width: Int, height: Int
  ) throws {
    let bytes = try MadePicture(.jpeg, width: width, height: height).bytes()
    try requireAllFiles(of: bytes, width, height)
  }

  @Test(arguments: [PictureFormat.jpeg, .png], [3, 6, 8])
  func `a rotated picture has all files, as it is shown`(format: PictureFormat, rotation: Int)
    throws
  {
    for (width, height) in [(1_200, 800), (600, 900)] {
      let bytes = try MadePicture(format, width: width, height: height)
        .bytes(metadata: ["-n", "-Orientation=\(rotation)"])
      let isUpright = rotation == 3
      try requireAllFiles(
        of: bytes, isUpright ? width : height, isUpright ? height : width)
    }
  }

  private func requireAllFiles(of bytes: [UInt8], _ width: Int, _ height: Int) throws {
    let file = try PictureFile(bytes)
    #expect((file.width, file.height) == (width, height))
    let open = PublicPicture(
      Picture(
        path: "wall.png", key: Digest(of: bytes), format: file.format, width: width,
        height: height, byteCount: bytes.count))
    let folder = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try PictureRenditions(folder: folder.path).make(open, from: bytes)
    #expect(try files(in: folder.path) == open.files.map(\.name).sorted())
    for file in open.files {
      let made = try PictureFile(
        Array(try Data(contentsOf: folder.appending(path: file.name))))
      #expect((made.format, made.width) == (file.format, file.width))
      #expect(abs(made.height - file.height) <= 1 + file.height / 200)
    }
  }

  @Test func `a malicious picture is reported, and loses nothing`() async throws {
    let library = try await Library(in: database)
    // Half of its pixels are missing, although its chunks are complete.
    let whole = SamplePicture.png(width: 500, height: 400)
    let broken =
      whole.prefix(33) + SamplePicture.chunk("IDAT", Array(whole[41..<(whole.count / 2)]))
      + SamplePicture.chunk("IEND", [])
    for (slug, bytes) in [("whole", whole), ("broken", Array(broken))] {
      let id = try await library.eva.draft(try article("A.", bytes), slug: .sample(slug)).id
      try await library.publish(id)
    }
    try await withFolder { folder in
      let failures = try await library.eva.updatePublicPictures(
        in: PictureRenditions(folder: folder)
      ).value
      #expect(
        failures.map(\.reason) == [
          "wall.png: the picture is damaged and cannot be shown to readers"
        ])
      #expect(try files(in: folder).count == 4)
    }
    await library.close()
  }
}
