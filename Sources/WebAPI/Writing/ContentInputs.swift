import Editorial
import Foundation
import JSON
import Manuscripts
import Newsroom

/// The content of an article in the body of a request. Its members have the names of those that an
/// article is read with, so that a program can change some and send all of them back.
enum ContentInputs {
  static let headline = APIInput(
    "headline", in: .body, "The headline.", line, example: "Lights out", isRequired: true)
  static let standfirst = APIInput(
    "standfirst", in: .body, "The standfirst; null for none.", optional(words),
    example: "The harbour is dark tonight.")
  static let byline = APIInput(
    "byline", in: .body, "The names in the byline.", InputType<[String]>.list(of: line),
    example: ["Eva Lindqvist"])
  private static let place = APIInput(
    "place", in: .body, "The place.", line, example: "Rostock", isRequired: true)
  private static let date = APIInput(
    "date", in: .body, "The day.", .day, example: "2026-11-30", isRequired: true)
  private static let source = APIInput(
    "source", in: .body, "The agency; null for none.", optional(line), example: "GNA")
  static let dateline = APIInput(
    "dateline", in: .body, "Where and when the story was filed; null for no dateline.",
    InputType<MemberValues?>.nullable(.object([place, date, source])),
    example: ["place": "Rostock", "date": "2026-11-30", "source": .null])
  static let section = APIInput(
    "section", in: .body, "The section; null for none.", optional(line), example: "Harbour")
  static let keywords = APIInput(
    "keywords", in: .body, "The keywords.", InputType<[String]>.list(of: line),
    example: ["harbour"])
  static let language = APIInput(
    "language", in: .body, "The language, as a BCP 47 tag.", .language, example: "en")
  private static let uri = APIInput(
    "uri", in: .body, "The address of the picture.", line,
    example: "https://images.example/lamp.jpg", isRequired: true)
  private static let caption = APIInput(
    "caption", in: .body, "The caption; null for none.", optional(words), example: "The lamp")
  private static let alt = APIInput(
    "alt", in: .body, "What the picture shows; null for nothing.", optional(words),
    example: "A lamp on a pier")
  private static let credit = APIInput(
    "credit", in: .body, "The credit; null for none.", optional(line), example: "Adam Sorg")
  private static let image = InputType<MemberValues>.object([uri, caption, alt, credit])
  private static let imageExample: JSONValue = [
    "uri": "https://images.example/lamp.jpg", "caption": "The lamp", "alt": "A lamp on a pier",
    "credit": "Adam Sorg",
  ]
  static let leadImage = APIInput(
    "leadImage", in: .body, "The lead image; null for none.",
    InputType<MemberValues?>.nullable(image), example: imageExample)
  static let images = APIInput(
    "images", in: .body, "The captions, credits and alternative texts of pictures in the body.",
    InputType<[MemberValues]>.list(of: image), example: [])
  static let body = APIInput(
    "body", in: .body, "The body in Markdown.", .anyText(atMost: 2_000_000),
    example: "The lamp in the harbour is out.\n", isRequired: true)

  static let all: [any DescribedInput] = [
    headline, standfirst, byline, dateline, section, keywords, language, leadImage, images, body,
  ]

  /// The content as a manuscript.
  ///
  /// - Throws: `ManuscriptError` that names the field that is not valid.
  static func manuscript(in request: APIRequest) throws -> ManuscriptFile {
    var file = ManuscriptFile(body: try request.required(body))
    try file.set(.headline, to: try request.required(headline))
    try set(&file, .standfirst, try request[standfirst])
    try file.set(.byline, toList: try request[byline] ?? [])
    try set(&file, .section, try request[section])
    try file.set(.keywords, toList: try request[keywords] ?? [])
    file.language = try request.language(language)
    if let dateline = try request[dateline].flatMap(\.self) {
      try set(&file, .datelinePlace, try dateline[place])
      file.dateline.date = try dateline[date]
      try set(&file, .datelineSource, try dateline[source])
    }
    if let lead = try request[leadImage].flatMap(\.self) {
      try set(&file, .leadImageURI, try lead[uri])
      try set(&file, .leadImageCaption, try lead[caption])
      try set(&file, .leadImageAlt, try lead[alt])
      try set(&file, .leadImageCredit, try lead[credit])
    }
    for image in try request[images] ?? [] {
      try file.addImage(
        PartialImage(
          uri: try image[uri], caption: try image[caption].flatMap(\.self),
          alt: try image[alt].flatMap(\.self), credit: try image[credit].flatMap(\.self)))
    }
    return file
  }

  private static func set(
    _ file: inout ManuscriptFile, _ field: ManuscriptField, _ text: String??
  ) throws(ManuscriptError) {
    if let text = text.flatMap(\.self) { try file.set(field, to: text) }
  }

  private static let line = InputType<String>.words(atMost: 500, lines: false)
  private static let words = InputType<String>.words(atMost: 5_000, lines: true)

  private static func optional(_ type: InputType<String>) -> InputType<String?> {
    InputType<String?>.nullable(type)
  }
}

extension InputType<String> {
  /// A text for readers, without control characters.
  ///
  /// - Parameter lines: Whether it may have several lines.
  static func words(atMost most: Int, lines: Bool) -> InputType {
    let allowed = #"[^\u0000-\u001F\u007F-\u009F]"#
    let pattern = lines ? #"([^\u0000-\u0009\u000B-\u001F\u007F-\u009F])*"# : "\(allowed)*"
    return InputType(
      [
        "type": "string", "minLength": .integer(1), "maxLength": .integer(most),
        "pattern": .string("^\(pattern)$"),
      ], "a text of 1 to \(most) characters without control characters"
    ) { value in
      guard case .string(let text) = value, (1...most).contains(text.unicodeScalars.count),
        text.unicodeScalars.allSatisfy({
          $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || lines && $0 == "\n"
        })
      else { return nil }
      return text
    }
  }
}
