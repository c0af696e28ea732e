import Digests
import Editorial
import EventSourcing
import Foundation
import Pictures
import Testing

/// The stored form of every event, in files that never change.
struct GoldenFileTests {
  private let codec = ArticleEventCodec()

  /// Payloads with members that are left out of others of the same version.
  private static let optional = [
    "ArticleDrafted.v1.images.json", "ArticleDrafted.v1.pictures.json",
    "NoteAdded.v1.passage.json", "NoteAdded.v1.resolution.json",
    "ReplyPolicySet.v1.default.json", "TextErased.v1.pictures.json",
  ]

  private func goldenFiles() throws -> [String: String] {
    let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
    // SettingRulesTests and ReplyEventCodecTests check those of other streams.
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { file in
      let type = String(file.lastPathComponent.prefix { $0 != "." })
      return StoredReplyType(rawValue: type) == nil && !type.hasPrefix("Setting")
    }
    return try Dictionary(
      uniqueKeysWithValues: files.map { file in
        (file.lastPathComponent, try String(contentsOf: file, encoding: .utf8))
      })
  }

  @Test func `every stored type has a golden file in each of its schema versions`() throws {
    let expected = StoredEventType.allCases.flatMap { type in
      (1...type.schemaVersion).map { "\(type.rawValue).v\($0).json" }
    }
    #expect(Set(try goldenFiles().keys) == Set(expected).union(Self.optional))
  }

  @Test func `a golden file is decoded, and encoding its event gives the same bytes`() throws {
    let meanings = try meanings()
    for (name, text) in try goldenFiles() {
      let parts = name.split(separator: ".")
      let type = String(parts[0])
      let version = try #require(Int(parts[1].dropFirst()))
      let payload = String(text.dropLast())
      let event = try codec.decode(
        EncodedEvent(type: type, schemaVersion: version, payload: payload))
      let meaning = parts.count == 4 ? "\(type).\(parts[2])" : type
      #expect(event == meanings["\(type).v\(version)"] ?? meanings[meaning], "\(name)")
      let present = try #require(StoredEventType(rawValue: type)).schemaVersion
      guard version == present else { continue }
      #expect(
        codec.encode(event) == EncodedEvent(type: type, schemaVersion: version, payload: payload))
    }
  }

  private func meanings() throws -> [String: ArticleEvent] {
    var full = try content("Cat \"Miez\" \\ stuck in tree 🐈")
    full.standfirst = "A rescue\nin\tthree acts"
    full.byline = ["Eve Ember", "Jürgen Groß"]
    full.dateline?.place = "北京"
    let bare = Content(
      headline: "Cat", language: try #require(LanguageTag("en")), manuscript: full.manuscript,
      wordCount: 0)
    var pictured = bare
    pictured.leadImage = ArticleImage(uri: "cats/miez%201.jpg")
    pictured.pictures = [
      Picture(
        path: "cats/miez 1.jpg", key: key("p"), format: .jpeg, width: 1_600, height: 900,
        byteCount: 245_120),
      Picture(
        path: "oak.png", key: key("q"), format: .png, width: 4, height: 3, byteCount: 72),
    ]
    pictured.undescribedPictures = 1
    var described = bare
    described.images = [
      ArticleImage(uri: "./oak.png", caption: "An oak", alt: "Leaves", credit: "Eve Ember"),
      ArticleImage(uri: "https://images.example/elm.jpg"),
    ]
    described.incompletePictures = described.images.compactMap(IncompletePicture.init)
    let (cat, dog, digest) = (try slug("cat-news"), try slug("dog-news"), full.digest)
    let noon = try instant("2026-12-01T05:00:00Z")
    return [
      "ArticleDrafted": .drafted(slug: cat, content: full, digest: digest),
      "ArticleDrafted.pictures": .drafted(
        slug: cat, content: pictured, digest: pictured.digest),
      "ArticleDrafted.images": .drafted(
        slug: cat, content: described, digest: described.digest),
      "ArticleImported": .imported(
        slug: cat, content: full, digest: digest, origin: .init(by: "Ada Keller", at: noon),
        source: "https://old.example/cat"),
      "PublicationImported": .publicationImported(
        digest: digest, slug: cat, firstAt: noon, last: .init(by: nil, at: noon + 60)),
      "CorrectionImported": .correctionImported(
        digest: digest, kind: .clarification, notice: "It was a cat.",
        origin: .init(by: nil, at: noon)),
      "ArticleRevised": .revised(
        revision: 3, content: bare, digest: bare.digest, restoredFrom: 1),
      "ArticleSubmitted": .submitted(revision: 3, digest: digest),
      "SubmissionWithdrawn": .submissionWithdrawn(revision: 3),
      "ChangesRequested": .changesRequested(revision: 3, reason: "Who says so?"),
      "ArticleApproved": .approved(revision: 3, digest: digest),
      "PublicationScheduled": .publicationScheduled(
        at: noon, zone: "Europe/Berlin", revision: 3, digest: digest),
      "ScheduleCancelled": .scheduleCancelled,
      "ArticlePublished": .published(revision: 3, digest: digest, slug: cat),
      "PublicationFailed": .publicationFailed(rule: "embargoed"),
      "CorrectionPublished": .correctionPublished(
        revision: 4, digest: digest, kind: .correction, notice: "It was a dog."),
      "ArticleRefiled": .refiled(
        revision: 4, digest: digest, notice: "It was mistyped.", former: bare.digest),
      "ArticleUnpublished": .unpublished(reason: "A complaint"),
      "ArticleHeld": .held(
        reason: "The owner disputes it.", notice: "We are checking this article."),
      "HoldLifted": .holdLifted(reason: "Two more sources"),
      "UnpublicationScheduled": .unpublicationScheduled(at: noon, zone: "Europe/Berlin"),
      "UnpublicationCancelled": .unpublicationCancelled,
      "UnpublicationFailed": .unpublicationFailed(rule: "notPublished"),
      "ArticleKilled.v1": .killed(reason: "A ruling", notice: "This article is gone."),
      "ArticleKilled.v2": .killed(
        reason: "A ruling", notice: "This article is gone.",
        replacement: UUID(uuidString: "019a0ab3-c9d0-7168-8fcd-cd6b44400001")),
      "EmbargoSet": .embargoSet(until: noon + 0.25),
      "EmbargoLifted": .embargoLifted(reason: "It is out"),
      "SlugChanged": .slugChanged(from: cat, to: dog),
      "ArticleAssigned": .assigned(to: "finn", due: CalendarDate("2026-12-01")),
      "AssignmentEnded": .assignmentEnded(assignee: "finn"),
      "NoteAdded": .noteAdded(note: key("n")),
      "NoteAdded.passage": .noteAdded(
        note: key("n"), about: .passage(NotedPassage(revision: 3, start: 12, end: 40))),
      "NoteAdded.resolution": .noteAdded(note: key("n"), about: .resolution(of: 7)),
      "ReplyPolicySet": .replyPolicySet(.days(14)),
      "ReplyPolicySet.default": .replyPolicySet(nil),
      "ArticleSpiked": .spiked(reason: "Not news"),
      "ArticleUnspiked": .unspiked(state: .changesRequested),
      "TextErased": .textErased(
        texts: [full.manuscript, key("n")], revisions: [1, 3], notes: [5],
        reason: "It names a minor.", ground: "GDPR Art. 17"),
      "TextErased.pictures": .textErased(
        texts: [], pictures: [key("p"), key("q")], revisions: [], notes: [],
        reason: "It shows a minor.", ground: "GDPR Art. 17"),
    ]
  }
}
