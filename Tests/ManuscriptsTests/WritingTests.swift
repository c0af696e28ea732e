import Editorial
import Manuscripts
import TestSupport
import Testing

struct `A manuscript file is written` {
  @Test func `a complete article is written in a form for editing`() throws {
    var file = try ManuscriptFile(parsing: Array(SampleArticle.text.utf8))
    file.replaceBody(with: "The body.")
    file.setImages([
      ArticleImage(uri: "nave.jpg", caption: "The nave\nin 1931", credit: "Petra Lind"),
      ArticleImage(uri: "./a: b.jpg"),
    ])
    #expect(
      file.text == """
        ---
        headline: Reservoir town votes to keep its drowned church
        slug: reservoir-town-keeps-drowned-church
        standfirst: |-
          After eleven years of argument, Hallin decides: the tower stays above the water.
          Divers found it sound.
        byline:
          - Marta Oyelaran
          - Jun Brandt
        dateline:
          place: Hallin
          date: 2021-11-23
          source: TDI
        section: society
        keywords:
          - reservoirs
          - heritage
          - local votes
        language: en
        leadImage:
          uri: https://pictures.example/hallin/tower.jpg
          caption: "The tower at low water: a landmark for anglers"
          alt: A stone church tower rises from a still grey lake.
          credit: Petra Lind / TDI
        images:
          - uri: nave.jpg
            caption: |-
              The nave
              in 1931
            credit: Petra Lind
          - uri: "./a: b.jpg"
        revision: 3
        ---

        The body.

        """)
  }

  @Test func `a file without fields still has its front matter`() throws {
    let file = ManuscriptFile(body: "---\nnot a field\n---\n")
    #expect(file.text == "---\n---\n\n---\nnot a field\n---\n")
    #expect(try ManuscriptFile(parsing: Array(file.text.utf8)) == file)
  }

  @Test func `the template parses to a file with a language only`() throws {
    let language = try #require(LanguageTag("pt-BR"))
    let template = ManuscriptFile.template(language: language)
    var expected = ManuscriptFile()
    expected.language = language
    #expect(try ManuscriptFile(parsing: Array(template.utf8)) == expected)
  }

  @Test func `the template names every field`() {
    let template = ManuscriptFile.template(language: LanguageTag("en")!)
    for field in ManuscriptField.allCases where field != .revision {
      let name = field.name.split(separator: ".").last!
      #expect(template.contains("\(name):"))
    }
  }

  @Test(arguments: 0..<50)
  func `a written file is parsed to the same file`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let file = try Self.file(&random)
      let read = try ManuscriptFile(parsing: Array(file.text.utf8))
      #expect(read == file)
      #expect(Array(read.text.utf8) == Array(file.text.utf8))
    }
  }

  private static func file(_ random: inout SeededGenerator) throws -> ManuscriptFile {
    var file = ManuscriptFile(body: Self.text(&random))
    for field in ManuscriptField.allCases
    where !field.isRepeated && Bool.random(using: &random) {
      switch field {
      case .slug: try file.set(field, to: "a-slug-1")
      case .datelineDate: try file.set(field, to: "2021-11-23")
      case .leadImageURI:
        try file.set(field, to: "pictures/\(Int.random(in: 1...9, using: &random)).jpg")
      case .language: try file.set(field, to: "en")
      case .revision: try file.set(field, to: String(Int.random(in: 1...999, using: &random)))
      case _ where field.isList:
        let count = Int.random(in: 0...3, using: &random)
        try file.set(field, toList: (0..<count).map { _ in Self.text(&random) })
      default: try file.set(field, to: Self.text(&random))
      }
    }
    for number in 0..<Int.random(in: 0...3, using: &random) {
      var texts: [String?] = []
      for _ in 1...3 { texts.append(Bool.random(using: &random) ? Self.text(&random) : nil) }
      try file.addImage(
        PartialImage(uri: "\(number).jpg", caption: texts[0], alt: texts[1], credit: texts[2]))
    }
    return file
  }

  private static let pieces = [
    "a", "Word", "null", "no", "---", "- ", ": ", ":", " #", "#", "'", "\"", "\\", "\n", "\n\n",
    " ",
    "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~", "?", "=", "0",
    "2021-11-23",
    "é", "e\u{301}", "北京", "\u{1F4F0}", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{FFFF}", "\u{200F}",
    "...",
    "<<", "\t", "。",
  ]

  /// At least one letter, so that no text is blank.
  private static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
    }
    return text + ["x", "x:", "\nx", "x "].randomElement(using: &random)!
  }
}
