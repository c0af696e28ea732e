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

  /// Of a document that is written two hours after the last change.
  static func head(_ publisher: Publisher = publisher, isComplete: Bool = true) -> SyndicationHead {
    SyndicationHead(
      publisher, writtenAt: time("2026-12-02T12:00:00Z"), changedAt: time("2026-12-02T10:00:00Z"),
      isComplete: isComplete, address: publisher.address.map { "\($0)/feed" })
  }

  static func document(
    _ format: SyndicationFormat, _ items: [PublicItem], publisher: Publisher = publisher,
    isComplete: Bool = true, page: SyndicationPage? = nil
  ) throws -> String {
    let writer = try format.writer(for: head(publisher, isComplete: isComplete))
    return String(decoding: try writer.document(of: items, page: page), as: UTF8.self)
  }

  static func item(
    _ slug: String = "ferry-returns", _ number: UInt8 = 1, state: PublicItem.State? = nil,
    formerSlugs: [String] = [], corrections: [PublicCorrection] = [],
    replacement: PublicReference? = nil, replaced: [PublicReference] = [],
    replies: [PublicReply] = [], replyPolicy: ReplyPolicy? = nil
  ) throws -> PublicItem {
    PublicItem(
      article: UUID(uuid: (0x01, 0x93, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number)),
      slug: try #require(Slug(slug)), formerSlugs: try formerSlugs.map { try #require(Slug($0)) },
      state: try state ?? .usable(text()), firstPublishedAt: time("2026-12-01T06:00:00Z"),
      modifiedAt: time("2026-12-01T09:30:00Z"), changedAt: time("2026-12-02T10:00:00Z"),
      edition: 2, corrections: corrections, replacement: replacement, replaced: replaced,
      replies: replies, replyPolicy: replyPolicy)
  }

  static func text(
    _ headline: String = "The ferry returns", language: String = "en", body: String = Samples.body,
    image: ArticleImage? = ArticleImage(
      uri: "https://pictures.example/ferry%20one.jpg", caption: "The ferry at the new pier.",
      alt: "A white ferry beside a wooden pier.", credit: "Ada Moss"),
    images: [ArticleImage] = []
  ) throws -> PublicText {
    PublicText(
      Content(
        headline: headline, standfirst: "After nine years, the islands have a ship again.",
        byline: ["Ada Moss", "Ben Ruiz"],
        dateline: Dateline(
          place: "Port Ellery", date: try #require(CalendarDate("2026-12-01")), source: "HP"),
        section: "Islands", keywords: ["ferries", "transport"],
        language: try #require(LanguageTag(language)), leadImage: image,
        manuscript: Digest(of: Array(body.utf8)), wordCount: 12,
        images: images),
      markdown: body)
  }

  /// A text whose lead image and body refer to a stored picture.
  static func storedPicture() throws -> PublicText {
    var content = try text(image: ArticleImage(uri: "pier%201.jpg", alt: "A pier")).content
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

  static func correction(
    _ number: Int, _ kind: CorrectionKind, _ notice: String, change: PublicChange? = nil
  ) -> PublicCorrection {
    PublicCorrection(
      number, kind, notice, publishedAt: time("2026-12-01T09:30:00Z"), change: change)
  }

  /// Replies of which the first has an answer.
  static func replies(_ count: UInt8) -> [PublicReply] {
    (1...count).map { number in
      PublicReply(
        id: UUID(uuid: (0x01, 0x93, 0, 0, 0, 0, 0x70, 0, 0x81, 0, 0, 0, 0, 0, 0, number)),
        name: number == 2 ? "<b>Mara</b> & \"co\"" : "Mara",
        text: "The ferry was late.\nAgain.\n\nReply \(number) says <em>why</em>.",
        receivedAt: time("2026-12-01T10:00:00Z") + Double(number),
        answer: number == 1
          ? .init(text: "Thank you.\n\nWe asked the port.", at: time("2026-12-01T11:00:00Z")) : nil)
    }
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
        "relative-picture", 4, state: .usable(text(image: ArticleImage(uri: "pictures/pier.jpg")))),
      try item("held", 6, state: .held(notice: "Do not use this report while we check it.")),
      try item("held-silently", 7, state: .held(notice: nil)),
      try item("no-picture", 5, state: .usable(text(image: nil))),
      try item(
        "ferry-inquiry", 8,
        corrections: (1...1_000).map {
          correction($0, .correction, "It was number \($0) & not 0.")
        },
        replaced: [try item("killed", 2).reference]),
      try item("stored-picture", 9, state: .usable(storedPicture())),
    ] + (try bodies()) + (try scripts())
  }

  /// Long texts, and texts with every construct of a manuscript.
  private static func bodies() throws -> [PublicItem] {
    let pictures = (1...10).map { "![Pier \($0) \"<&>\"](/pictures/\($0).jpg)" }
    let words = repeatElement("The ferry left & came back at six.\n\n", count: 1_430).joined()
    let bodies = [
      ("ten-pictures", pictures.joined(separator: "\n\nA pier.\n\n")),
      ("long", words), ("constructs", constructs), ("empty", ""),
    ]
    return try bodies.enumerated().map { index, body in
      try item(body.0, UInt8(40 + index), state: .usable(text(body: body.1)))
    } + [item("ten-captions", 50, state: .usable(tenCaptions()))]
  }

  /// Ten pictures with captions and credits, everywhere that a picture can be.
  static func tenCaptions() throws -> PublicText {
    let picture = { (number: Int) in "![Pier \(number) \"<&>\"](/pictures/\(number).jpg)" }
    let body = """
      \(picture(1))

      The ferry left.

      \(picture(2))
      [\(picture(3))](https://port.example/)

      A \(picture(4)) among words.

      ## A heading with \(picture(5))

      - \(picture(6))
      - And \(picture(7)).

      > \(picture(8))

      | Pier |
      |---|
      | \(picture(9)) |

      It sank.[^1]

      [^1]: \(picture(10))

      """
    let images = (1...10).map { number in
      ArticleImage(
        uri: "/pictures/\(number).jpg", caption: "Pier <\(number)> & the sea.", credit: "Ada & Bo")
    }
    return try text(body: body, images: images)
  }

  private static let constructs = """
    # One

    | Port | Ferries |
    |---|--:|
    | Ellery & Co | 2 |
    | <Moor> | *3* |

    > A quotation with a footnote.[^a]

    1. One
    2. Two
       - [x] three
       - [ ] four

    `code < &` and ~~struck~~, a [mail](mailto:desk@post.example), a [bad link](javascript:alert(1)),
    a [page](/about?a=1&b=2), <b>raw</b> HTML  
    and a break.[^b]

    ***

        let x = "<&>"

    [^a]: It is long.

        And has two paragraphs.
    [^b]: See[^a] above.

    """

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
  var reference: PublicReference { PublicReference(article: article, slug: slug) }
}
