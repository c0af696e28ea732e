import Digests
import Editorial
import Foundation
import Pictures
import Syndication
import Testing

/// Public items in every state and in many languages.
enum Samples {
  static let publisher = Publisher(
    name: "The Harbour Post", address: "https://post.example/",
    principles: "https://post.example/principles",
    correctionsPolicy: "https://post.example/corrections")

  static func item(
    _ slug: String = "ferry-returns", _ number: UInt8 = 1, state: PublicItem.State? = nil,
    formerSlugs: [String] = [], corrections: [PublicCorrection] = []
  ) throws -> PublicItem {
    PublicItem(
      article: UUID(uuid: (0x01, 0x93, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number)),
      slug: try #require(Slug(slug)), formerSlugs: try formerSlugs.map { try #require(Slug($0)) },
      state: try state ?? .usable(text()), firstPublishedAt: time("2026-12-01T06:00:00Z"),
      modifiedAt: time("2026-12-01T09:30:00Z"), changedAt: time("2026-12-02T10:00:00Z"),
      edition: 2, corrections: corrections)
  }

  static func text(
    _ headline: String = "The ferry returns", language: String = "en", body: String = Samples.body,
    image: LeadImage? = LeadImage(
      uri: "https://pictures.example/ferry one.jpg", caption: "The ferry at the new pier.",
      alt: "A white ferry beside a wooden pier.", credit: "Ada Moss")
  ) throws -> PublicText {
    PublicText(
      Content(
        headline: headline, standfirst: "After nine years, the islands have a ship again.",
        byline: ["Ada Moss", "Ben Ruiz"],
        dateline: Dateline(
          place: "Port Ellery", date: try #require(CalendarDate("2026-12-01")), source: "HP"),
        section: "Islands", keywords: ["ferries", "transport"],
        language: try #require(LanguageTag(language)), leadImage: image,
        manuscript: Digest(of: Array(body.utf8)), wordCount: 12),
      markdown: body)
  }

  /// A text whose lead image and body refer to a stored picture.
  static func storedPicture() throws -> PublicText {
    var content = try text(image: LeadImage(uri: "pier%201.jpg", alt: "A pier")).content
    content.pictures = [
      Picture(
        path: "pier 1.jpg", key: Digest(of: "pier".utf8), format: .jpeg, width: 900, height: 600,
        byteCount: 90_000)
    ]
    return PublicText(content, markdown: "A ferry.\n\n![A pier](pier%201.jpg)\n")
  }

  static let body = """
    The first ferry since 2017 left **Port Ellery** at six.[^1]

    ## Who pays

    The islands' council, and [the port](https://port.example/tariff?a=1&b=2).

    [^1]: It was late.

    """

  static func correction(_ kind: CorrectionKind, _ notice: String) -> PublicCorrection {
    PublicCorrection(kind, notice, publishedAt: time("2026-12-01T09:30:00Z"))
  }

  static func time(_ text: String) -> Date { Date(timestamp: text) ?? .distantPast }

  /// Every state, and texts in the scripts that readers use.
  static func all() throws -> [PublicItem] {
    [
      try item(
        formerSlugs: ["ferry-is-back"],
        corrections: [
          correction(.correction, "The ferry left at six, not at seven."),
          correction(.clarification, "The council pays for the first year."),
        ]),
      try item("killed", 2, state: .killed(notice: "We retract this report <entirely>.")),
      try item("withdrawn", 3, state: .withdrawn),
      try item(
        "relative-picture", 4, state: .usable(text(image: LeadImage(uri: "pictures/pier.jpg")))),
      try item("held", 6, state: .held(notice: "Do not use this report while we check it.")),
      try item("held-silently", 7, state: .held(notice: nil)),
      try item("no-picture", 5, state: .usable(text(image: nil))),
      try item("stored-picture", 8, state: .usable(storedPicture())),
    ] + (try scripts())
  }

  private static func scripts() throws -> [PublicItem] {
    let texts = [
      ("ru", "Паром вернулся", "Первый паром ушёл в **шесть**."),
      ("el", "Το πλοίο επέστρεψε", "Το πρώτο πλοίο έφυγε στις έξι."),
      ("zh-Hans", "渡轮回来了", "第一艘渡轮六点出发。"),
      ("ja", "フェリーが戻った", "最初のフェリーは六時に出た。"),
      ("th", "เรือเฟอร์รี่กลับมา", "เรือลำแรกออกตอนหกโมง"),
      ("ar", "عادت العبّارة", "غادرت أول عبّارة عند السادسة."),
      ("he", "המעבורת חזרה", "המעבורת הראשונה יצאה בשש."),
      ("en", "⛴️ & <b>\"quotes\"</b> \u{202E}bidi\u{202C} \u{7}", "👩‍👩‍👧 <script>alert(1)</script>"),
    ]
    return try texts.enumerated().map { index, sample in
      try item(
        "sample-\(sample.0.lowercased())-\(index)", UInt8(10 + index),
        state: .usable(text(sample.1, language: sample.0, body: sample.2)))
    }
  }
}
