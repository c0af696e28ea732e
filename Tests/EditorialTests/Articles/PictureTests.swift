import Digests
import Editorial
import Pictures
import Testing

/// The rules about pictures that are stored with an article.
struct PictureTests {
  private static let oak = picture("oak.jpg", "oak")
  private static let elm = picture("elm.jpg", "elm")
  private static let ground = "GDPR Art. 17"

  private static func picture(_ path: String, _ text: String) -> Picture {
    Picture(path: path, key: key(text), format: .jpeg, width: 4, height: 3, byteCount: 72)
  }

  private func content(_ text: String, _ pictures: Picture...) throws -> Content {
    var content = try EditorialTests.content(text)
    content.manuscript = key(text)
    content.pictures = pictures
    return content
  }

  private func drafted(_ content: Content) throws -> Story {
    Story.nothing.and(
      .drafted(slug: try slug("cat-news"), content: content, digest: content.digest))
  }

  private func revised(_ story: Story, to content: Content) throws -> Story {
    story.and(
      .revised(
        revision: try story.current.number + 1, content: content, digest: content.digest,
        restoredFrom: nil))
  }

  private func erase(_ scope: ErasureScope) -> ArticleCommand {
    .erase(scope, reason: "Private", ground: Self.ground)
  }

  private func erased(
    _ pictures: [Picture], texts: [String] = [], revisions: [Int] = []
  ) -> ArticleEvent {
    .textErased(
      texts: texts.map { key($0) }, pictures: pictures.map(\.key), revisions: revisions, notes: [],
      reason: "Private", ground: Self.ground)
  }

  @Test(arguments: [
    ("oak.jpg", "oak.jpg"), ("./cats/oak.jpg", "cats/oak.jpg"),
    ("cats/miez%201.jpg", "cats/miez 1.jpg"),
    ("/oak.jpg", nil), ("../oak.jpg", nil), ("cats/%2e%2e/%2e%2e/oak.jpg", nil),
    ("%2Foak.jpg", nil),
    ("https://example.org/oak.jpg", nil), ("//example.org/oak.jpg", nil), ("file:oak.jpg", nil),
    ("oak.jpg?size=1", nil), ("a%00b.jpg", nil), ("%zz.jpg", nil), ("", nil), (".", nil),
  ])
  func `a path is relative and stays in the folder of the manuscript`(
    address: String, path: String?
  ) {
    #expect(Picture.path(of: address) == path)
  }

  @Test(arguments: [
    ("oak.jpg", "oak.jpg"), ("cats/miez 1.jpg", "cats/miez%201.jpg"), ("Grüße.jpg", "Grüße.jpg"),
    ("a%20b&c#d?.jpg", "a%2520b%26c%23d%3F.jpg"), ("oak (1).jpg", "oak%20%281%29.jpg"),
    ("3.04\u{202F}PM.png", "3.04%E2%80%AFPM.png"), ("a:\"b\"<c>.jpg", "a%3A%22b%22%3Cc%3E.jpg"),
  ])
  func `a path has an address that means it again`(path: String, address: String) {
    #expect(Picture.address(of: path) == address)
    #expect(Picture.path(of: address) == path)
  }

  @Test func `a picture is part of the content's digest, and another one changes it`() throws {
    let (plain, oak) = (try content("a"), try content("a", Self.oak))
    #expect(plain.digest != oak.digest)
    let other = try content("a", Self.picture("oak.jpg", "elm"))
    #expect(oak.digest != other.digest)
    let story = try drafted(oak)
    story.when(.revise(base: 1, content: oak), by: .eve).nothing()
    story.when(.revise(base: 1, content: other), by: .eve).then(
      .revised(revision: 2, content: other, digest: other.digest, restoredFrom: nil))
  }

  @Test func `a picture in the body needs all of its texts for a submission, not for a draft`()
    throws
  {
    var bare = try content("a")
    let whole = ArticleImage(uri: "a.jpg", caption: "A", alt: "An oak", credit: "Eva")
    #expect(IncompletePicture(whole) == nil)
    let pictures = [
      ArticleImage(uri: "./oak%201.jpg", alt: " "),
      ArticleImage(uri: "b.jpg", caption: "B", alt: "B"),
      ArticleImage(uri: "https://c.example/\(String(repeating: "c", count: 90))"),
      ArticleImage(uri: "d.jpg"),
    ]
    bare.incompletePictures = pictures.compactMap(IncompletePicture.init)
    #expect(bare.digest == (try content("a")).digest)
    let sentence = try drafted(bare).when(.submit, by: .eve).sentence
    #expect(
      sentence?.contains(
        "add the alt text, the caption and the credit of the picture oak 1.jpg, the credit of the "
          + "picture b.jpg, the alt text, the caption and the credit of the picture https://c.example/"
          + "\(String(repeating: "c", count: 62))…, what other pictures lack, then") == true,
      "\(sentence ?? "")")
    bare.incompletePictures = []
    bare.images = [whole]
    let digest = bare.digest
    #expect(digest != (try content("a")).digest)
    try drafted(bare).when(.submit, by: .eve).then(.submitted(revision: 1, digest: digest))
  }

  @Test func `a picture in the body is described by the entry with the same path`() {
    let descriptions = PictureDescriptions([
      ArticleImage(uri: "./cats/miez%201.jpg", caption: "Miez", alt: "A cat"),
      ArticleImage(uri: "cats/miez%201.jpg", caption: "Another"),
      ArticleImage(uri: "https://a.example/b.jpg", credit: "Ann"),
    ])
    let miez = descriptions.image(at: "cats/./miez%201.jpg", alternative: " ")
    #expect((miez.caption, miez.alt) == ("Miez", "A cat"))
    #expect(descriptions.image(at: "cats/miez%201.jpg", alternative: "Two").alt == "Two")
    #expect(descriptions.image(at: "https://a.example/b.jpg")?.credit == "Ann")
    #expect(descriptions.image(at: "https://a.example/c.jpg") == nil)
    #expect(
      descriptions.image(at: "x.jpg", alternative: "X") == ArticleImage(uri: "x.jpg", alt: "X"))
  }

  @Test func `a revision from before the rule needs alternative texts only`() throws {
    var bare = try content("a")
    bare.undescribedPictures = 2
    #expect(bare.digest == (try content("a")).digest)
    try drafted(bare).when(.submit, by: .eve).rejects("incomplete")
    let sentence = try drafted(bare).when(.submit, by: .eve).sentence
    #expect(sentence?.contains("the alt text of 2 pictures in the body") == true)
  }

  @Test func `an article is erased with its pictures, each once`() throws {
    let story = try revised(
      try drafted(try content("a", Self.oak)), to: try content("b", Self.oak, Self.elm))
    story.when(erase(.article), by: .ann).then(
      erased([Self.oak, Self.elm], texts: ["a", "b"], revisions: [1, 2]))
  }

  @Test func `a revision is erased with the pictures that no other revision has`() throws {
    let story = try revised(
      try drafted(try content("a", Self.oak, Self.elm)), to: try content("b", Self.oak))
    story.when(erase(.revision(1)), by: .ann).then(
      erased([Self.elm], texts: ["a"], revisions: [1]))
    let after = story.and(erased([Self.elm], texts: ["a"], revisions: [1]), by: .ann)
    // The first revision has lost its text and keeps no picture.
    after.when(erase(.revision(2)), by: .ann).then(
      erased([Self.oak], texts: ["b"], revisions: [2]))
    after.when(erase(.revision(1)), by: .ann).nothing()
  }

  @Test func `one picture is erased from all revisions, and only by an admin`() throws {
    let story = try drafted(try content("a", Self.oak, Self.elm))
    let scope = ErasureScope.picture(Self.oak.key)
    story.when(erase(scope), by: .eve).rejects("notPermitted", .notPermitted)
    story.when(erase(.picture(key("ash"))), by: .ann).rejects("unknownPicture")
    story.when(erase(scope), by: .ann).then(erased([Self.oak]))
    story.and(erased([Self.oak]), by: .ann).when(erase(scope), by: .ann).nothing()
  }

  @Test func `a revision without one of its pictures goes no further`() throws {
    let story = try drafted(try content("a", Self.oak))
    let after = story.and(erased([Self.oak]), by: .ann)
    after.when(.submit, by: .eve).rejects("pictureErased")
    after.when(.revise(base: 1, content: try content("b", Self.oak)), by: .eve)
      .rejects("pictureErasedBefore")
    let next = try revised(after, to: try content("b"))
    next.when(.restore(revision: 1), by: .eve).rejects("pictureErased")
    let digest = try next.current.digest
    next.when(.submit, by: .eve).then(.submitted(revision: 2, digest: digest))
  }

  @Test func `erasing a picture ends the submission of its revision`() throws {
    let content = try content("a", Self.oak)
    let submitted = try drafted(content).and(.submitted(revision: 1, digest: content.digest))
    submitted.when(erase(.picture(Self.oak.key)), by: .ann).then(
      erased([Self.oak]), .submissionWithdrawn(revision: 1))
  }
}
