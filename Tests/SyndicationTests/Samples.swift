import Digests
import Editorial
import Foundation
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
    formerSlugs: [String] = [], corrections: [PublicCorrection] = [],
    replacement: PublicReference? = nil
  ) throws -> PublicItem {
    PublicItem(
      article: UUID(uuid: (0x01, 0x93, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number)),
      slug: try #require(Slug(slug)), formerSlugs: try formerSlugs.map { try #require(Slug($0)) },
      state: try state ?? .usable(text()), firstPublishedAt: time("2026-12-01T06:00:00Z"),
      modifiedAt: time("2026-12-01T09:30:00Z"), changedAt: time("2026-12-02T10:00:00Z"),
      edition: 2, corrections: corrections, replacement: replacement)
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

  static let body = """
    The first ferry since 2017 left **Port Ellery** at six.[^1]

    ## Who pays

    The islands' council, and [the port](https://port.example/tariff?a=1&b=2).

    [^1]: It was late.

    """

  static func correction(
    _ number: Int, _ kind: CorrectionKind, _ notice: String, change: PublicChange? = nil
  ) -> PublicCorrection {
    PublicCorrection(
      number, kind, notice, publishedAt: time("2026-12-01T09:30:00Z"), change: change)
  }

  static func time(_ text: String) -> Date { Date(timestamp: text) ?? .distantPast }

  /// Every state, and texts in the scripts that readers use.
  static func all() throws -> [PublicItem] {
    [
      try item(
        formerSlugs: ["ferry-is-back"],
        corrections: [
          correction(
            1, .correction, "The ferry left at six, not at seven.",
            change: PublicChange([
              (
                "The ferry left at seven, and it was late.",
                "The ferry left at six, and it was late."
              )
            ])),
          correction(2, .clarification, "The council pays for the first year."),
          correction(3, .refile, "Fixes the spelling of “ferry”."),
        ]),
      try item(
        "killed", 2, state: .killed(notice: "We retract this report <entirely>."),
        replacement: try item("ferry-inquiry", 8).reference),
      try item("withdrawn", 3, state: .withdrawn),
      try item(
        "relative-picture", 4, state: .usable(text(image: LeadImage(uri: "pictures/pier.jpg")))),
      try item("held", 6, state: .held(notice: "Do not use this report while we check it.")),
      try item("held-silently", 7, state: .held(notice: nil)),
      try item("no-picture", 5, state: .usable(text(image: nil))),
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

extension PublicItem {
  /// As the article that another one names.
  fileprivate var reference: PublicReference { PublicReference(article: article, slug: slug) }
}
