import Foundation
import TestSupport
import Testing

/// A picture from a draft to the files of the site.
@Suite(.database) struct SitePictureTests {
  private let office = Office()
  private static let secret = "qzvsecretq"

  private static let manuscript = """
    ---
    headline: Pier reopens
    slug: pier
    byline: Eva Lindqvist
    dateline: {place: Rostock, date: 2026-11-23}
    leadImage: {uri: wall.jpg, caption: The wall, alt: A wall, credit: Eva}
    ---
    The pier is open.

    """

  /// A JPEG with metadata of several kinds before its pixels.
  private func picture(in folder: String) async throws -> Data {
    let (plain, png) = ("\(folder)/plain.jpg", "\(folder)/plain.png")
    try Data(SamplePicture.png(width: 1_000, height: 400)).write(to: URL(filePath: png))
    _ = try await ValidatorProgram.output(of: "/usr/bin/vips", ["copy", png, plain])
    let bytes = try Data(contentsOf: URL(filePath: plain))
    func segment(_ marker: UInt8, _ content: String) -> Data {
      let content = Data(content.utf8)
      let length = UInt16(content.count + 2)
      return Data([0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]) + content
    }
    let xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>\(Self.secret)</x:xmpmeta>"
    let exif = "Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{3B}\0\u{2}\0\0\0\u{B}\0\0\0\u{1A}\0\0\0\0"
    return bytes.prefix(2) + segment(0xE1, exif + Self.secret + "\0") + segment(0xE1, xmp)
      + segment(0xED, "Photoshop 3.0\0\(Self.secret)") + segment(0xFE, Self.secret)
      + bytes.dropFirst(2)
  }

  /// All files below a folder, by their paths.
  private func files(below folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return files
  }

  /// The pictures that a page names: their paths on the site, each with the width that it gives.
  private func named(in page: String) throws -> [String: Int?] {
    let text = try #require(page.firstMatch(of: /<picture>(.*?)<\/picture>/.dotMatchesNewlines()))
    var found: [String: Int?] = [:]
    func add(_ link: Substring, _ width: Int?) {
      found[link.replacingOccurrences(of: "../", with: "")] = width
    }
    for set in text.1.matches(of: /srcset="([^"]+)"/) {
      for source in set.1.split(separator: ", ") {
        let parts = source.split(separator: " ")
        add(parts[0], Int(parts[1].dropLast()))
      }
    }
    let image = try #require(text.1.firstMatch(of: /<img[^>]* src="([^"]+)"/))
    if found[image.1.replacingOccurrences(of: "../", with: "")] == nil { add(image.1, nil) }
    return found
  }

  @Test func `a drafted picture reaches readers without metadata, until it is erased`() async throws
  {
    let folder = try ScratchDirectory.make("galley-pictures")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let original = try await picture(in: folder)
    #expect(original.range(of: Data(Self.secret.utf8)) != nil)
    try original.write(to: URL(filePath: "\(folder)/wall.jpg"))
    try Self.manuscript.write(toFile: "\(folder)/pier.md", atomically: false, encoding: .utf8)
    _ = try await office.text(
      "draft", "\(folder)/pier.md", "--image", "\(folder)/wall.jpg", as: "eva")
    _ = try await office.text("submit", "pier", as: "eva")
    for command in ["approve", "publish"] { _ = try await office.text(command, "pier") }
    let site = "\(folder)/site"
    _ = try await office.text("export", "site", site)

    let files = try files(below: site)
    let page = String(decoding: try #require(files["articles/pier/index.html"]), as: UTF8.self)
    let named = try named(in: page)
    #expect(Set(named.keys) == Set(files.keys.filter { $0.hasPrefix("pictures/") }))
    #expect(named.count == 6)
    for (file, width) in named {
      let path = "\(site)/\(file)"
      let header = try await ValidatorProgram.output(of: "/usr/bin/vipsheader", ["-a", path])
      let inName = try #require(file.firstMatch(of: /-([0-9]+)\.(avif|jpg)$/)?.1)
      #expect(header.contains("\nwidth: \(inName)\n"), "\(file): \(header)")
      if let width { #expect(String(width) == inName) }
      for kind in ["exif", "xmp", "iptc", "icc", "gif-comment", "jpeg-comment"] {
        #expect(!header.contains("\n\(kind)"), "\(file): \(header)")
      }
      // Decodes every pixel.
      _ = try await ValidatorProgram.output(of: "/usr/bin/vips", ["avg", path])
    }
    for (file, bytes) in files {
      #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(file)")
    }

    let erasure = try await office.run(
      "log", "erase", "pier", "--picture", "wall.jpg", "--reason", "Private", "--ground", "Law",
      "--yes", "--leave-space", as: "anna")
    #expect(erasure.exitCode == 0)
    #expect(
      erasure.stderr.contains(
        "the folder of a site still has it until the next 'galley export site'\n"),
      "\(erasure.stderr)")
    _ = try await office.text("export", "site", site)
    let stems = Set(named.keys.map { $0.dropFirst("pictures/".count).prefix(32) })
    for (file, bytes) in try self.files(below: site) {
      #expect(!file.hasPrefix("pictures/"), "\(file)")
      let text = String(decoding: bytes, as: UTF8.self)
      for stem in stems { #expect(!text.contains(stem), "\(file)") }
    }
  }

  @Test func `an erasure of what readers never got says nothing about a site`() async throws {
    try await office.draft()
    let erasure = try await office.run(
      "log", "erase", "harbour-lamp", "--reason", "Private", "--ground", "Law", "--yes",
      "--leave-space", as: "anna")
    #expect(erasure.exitCode == 0)
    #expect(!erasure.stderr.contains("site"), "\(erasure.stderr)")
  }
}
