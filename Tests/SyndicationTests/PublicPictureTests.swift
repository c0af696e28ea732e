import Digests
import Editorial
import Foundation
import Pictures
import Syndication
import Testing

/// Stored pictures in what leaves the newsroom.
struct PublicPictureTests {
  private func picture(
    _ path: String = "pier.jpg", _ format: PictureFormat = .jpeg, _ width: Int = 4_000,
    _ height: Int = 3_000
  ) -> Picture {
    Picture(
      path: path, key: Digest(of: path.utf8), format: format, width: width, height: height,
      byteCount: 9)
  }

  private func widths(_ picture: Picture) -> [String] {
    PublicPicture(picture).files.map { "\($0.format.fileExtension) \($0.width) × \($0.height)" }
  }

  @Test func `a picture gets a few widths, none of them wider than it is`() {
    #expect(
      widths(picture()) == [
        "avif 480 × 360", "avif 960 × 720", "avif 1600 × 1200", "jpg 480 × 360", "jpg 960 × 720",
        "jpg 1600 × 1200",
      ])
    #expect(
      widths(picture("a", .png, 700, 7)) == [
        "avif 480 × 5", "avif 700 × 7", "webp 480 × 5", "webp 700 × 7",
      ])
    #expect(widths(picture("a", .avif, 480, 300)) == ["avif 480 × 300", "webp 480 × 300"])
    #expect(
      widths(picture("a", .png, 800, 1_200)) == [
        "avif 480 × 720", "avif 800 × 1200", "webp 480 × 720", "webp 800 × 1200",
      ])
    #expect(widths(picture("a", .webp, 20_000, 1)).last == "webp 1600 × 1")
    #expect(widths(picture("a", .gif, 900, 700)) == ["gif 900 × 700"])
    for side in [Int.min, 0, .max] { #expect(!widths(picture("a", .jpeg, side, side)).isEmpty) }
  }

  @Test func `no file is higher than WebP can be`() {
    #expect(widths(picture("a", .webp, 1, 20_000)) == ["avif 1 × 16383", "webp 1 × 16383"])
    #expect(widths(picture("a", .png, 30, 30_000)) == ["avif 16 × 16000", "webp 16 × 16000"])
    #expect(
      widths(picture("a", .jpeg, 1_500, 40_000)) == [
        "avif 480 × 12800", "avif 614 × 16373", "jpg 480 × 12800", "jpg 614 × 16373",
      ])
    #expect(widths(picture("a", .gif, 10, 20_000)) == ["gif 10 × 20000"])
  }

  @Test func `the name of a file comes from the key and the width`() {
    let stem = picture().key.hex.prefix(32)
    let open = PublicPicture(picture("pier.jpg", .jpeg, 900, 600))
    #expect(open.fallback.name == "\(stem)-900.jpg")
    let sources = open.sources(in: "/pictures").map { "\($0.format): \($0.srcset)" }
    #expect(
      sources == [
        "avif: /pictures/\(stem)-480.avif 480w, /pictures/\(stem)-900.avif 900w",
        "jpeg: /pictures/\(stem)-480.jpg 480w, /pictures/\(stem)-900.jpg 900w",
      ])
  }

  @Test(arguments: SyndicationFormat.allCases)
  func `a stored picture has its address on the site, and an erased one has none`(
    format: SyndicationFormat
  ) throws {
    let stored = try Samples.storedPicture()
    let name = try #require(stored.publicPictures.first).fallback.name
    let address = "https://post.example/pictures/\(name)"
    func document(_ text: PublicText, _ publisher: Publisher = Samples.publisher) throws -> String {
      try Samples.document(
        format, [try Samples.item(state: .usable(text))], publisher: publisher)
    }
    // A sitemap has no pictures, and a manuscript has its own paths.
    let hasPictures = format != .sitemap && format != .markdown
    #expect(try document(stored).contains(address) == hasPictures)
    let erased = PublicText(
      stored.content, markdown: stored.markdown,
      erasedPictures: Set(stored.content.pictures.map(\.key)))
    var others = [try document(erased)]
    if format.missingSetting(of: Publisher()) == nil {
      others.append(try document(stored, Publisher()))
    }
    for text in others {
      #expect(!text.contains(name))
      #expect(!text.contains(/<img[^>]* src=/))
    }
  }
}
