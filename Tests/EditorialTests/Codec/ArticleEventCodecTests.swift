import Digests
import Editorial
import EventSourcing
import JSON
import Testing

struct ArticleEventCodecTests {
  private let codec = ArticleEventCodec()

  private func decode(_ type: String, _ payload: String, version: Int = 1) throws -> ArticleEvent {
    try codec.decode(EncodedEvent(type: type, schemaVersion: version, payload: payload))
  }

  @Test func `an unknown type is named`() {
    #expect(throws: EventCodingError.unknownType("CatFed")) { try decode("CatFed", "{}") }
  }

  @Test(arguments: [
    "", "A", "articleSpiked", "ArticleSpikeD", "ArticleSpiked ", "PublicationScheduledLater",
    "Árticle", "NoteAdde\u{0}",
  ])
  func `a name that resembles that of a type is unknown`(_ name: String) {
    #expect(throws: EventCodingError.unknownType(name)) { try decode(name, "{}") }
  }

  @Test(arguments: [-1, 0, 2])
  func `an unknown schema version is named`(_ version: Int) {
    #expect(throws: EventCodingError.unknownSchemaVersion(type: "NoteAdded", version: version)) {
      try decode("NoteAdded", "{}", version: version)
    }
  }

  @Test func `an older schema version is upcast, step by step to the present one`() throws {
    let upcasting = ArticleEventCodec(upcasters: [
      Upcaster(.spiked, from: -1) { payload in
        var payload = payload
        payload["why"] = payload["warum"]
        return payload
      },
      Upcaster(.spiked, from: 0) { payload in
        var payload = payload
        payload["reason"] = payload["why"]
        payload["why"] = nil
        return payload
      },
    ])
    for (version, key) in [(-1, "warum"), (0, "why"), (1, "reason")] {
      let stored = EncodedEvent(
        type: "ArticleSpiked", schemaVersion: version, payload: #"{"\#(key)":"Not news"}"#)
      #expect(try upcasting.decode(stored) == .spiked(reason: "Not news"))
    }
    #expect(throws: EventCodingError.unknownSchemaVersion(type: "NoteAdded", version: 0)) {
      try upcasting.decode(EncodedEvent(type: "NoteAdded", schemaVersion: 0, payload: "{}"))
    }
  }

  @Test func `unknown fields are ignored`() throws {
    let payload = #"{"mood":[1.5e3,{"x":null}],"reason":"Not news","sure":true}"#
    #expect(try decode("ArticleSpiked", payload) == .spiked(reason: "Not news"))
  }

  @Test func `null is the same as an absent field`() throws {
    #expect(
      try decode("ArticleAssigned", #"{"assignee":"finn","due":null}"#)
        == .assigned(to: "finn", due: nil))
  }

  @Test(arguments: [
    ("ArticleSpiked", "{}", "reason is missing"),
    ("ArticleSpiked", #"{"reason":7}"#, "reason is not a string"),
    ("ArticleSpiked", #"{"reason":null}"#, "reason is missing"),
    ("ArticleSubmitted", #"{"revision":1.5,"digest":""}"#, "revision is not an integer"),
    ("ArticleSubmitted", #"{"revision":1,"digest":"abc"}"#, "digest is not a digest"),
    ("SlugChanged", #"{"from":"cat-news","to":"Cat"}"#, "to is not a slug"),
    ("EmbargoSet", #"{"until":"tomorrow"}"#, "until is not an instant"),
    ("ArticleAssigned", #"{"assignee":"finn","due":"2026-02-30"}"#, "due is not a date"),
    ("ArticleUnspiked", #"{"state":"asleep"}"#, "state is not a known word"),
    ("ArticleDrafted", #"{"slug":"cat-news"}"#, "content is missing"),
    ("ArticleDrafted", #"{"slug":"cat-news","content":[]}"#, "content is not an object"),
    (
      "ArticleDrafted", #"{"slug":"cat-news","content":{},"wordCount":1}"#,
      "content.headline is missing"
    ),
    (
      "ArticleDrafted",
      #"{"slug":"cat-news","content":{"headline":"Cat","byline":["a",1]},"wordCount":1}"#,
      "content.byline is not an array of strings"
    ),
    (
      "ArticleDrafted",
      #"{"slug":"c","content":{"headline":"","byline":[],"dateline":{"place":""}},"wordCount":1}"#,
      "content.dateline.date is missing"
    ),
  ])
  func `a missing or wrong field is named by its key`(
    _ type: String, _ payload: String, _ reason: String
  ) {
    #expect(throws: EventCodingError.malformedPayload(type: type, reason: reason)) {
      try decode(type, payload)
    }
  }

  @Test(arguments: [
    ("", 0), ("null", 4), ("[]", 2), ("{", 1), (#"{"reason":"x"} {"#, 15), (#"{"a":1,}"#, 7),
    (#"{"a":1,"a":2}"#, 10), (#"{"a":01}"#, 6), (#"{"a":-}"#, 6), (#"{"a":1.}"#, 7),
    (#"{"a":"\x"}"#, 8), (#"{"a":"\ud800"}"#, 12), (#"{"a":"\u+123"}"#, 8), ("{\"a\":\"\n\"}", 6),
    (#"{"a":tru}"#, 8), (#"{a:1}"#, 1),
  ])
  func `an error in JSON is reported with its byte offset`(_ payload: String, _ offset: Int) {
    let error = EventCodingError.malformedPayload(
      type: "ArticleSpiked", reason: "not a JSON object from byte \(offset)")
    #expect(throws: error) { try decode("ArticleSpiked", payload) }
  }

  @Test func `endless nesting is refused`() {
    let payload = #"{"a":"# + String(repeating: "[", count: 1_000_000)
    #expect(throws: EventCodingError.self) { try decode("ArticleSpiked", payload) }
  }

  @Test func `every escape is read`() throws {
    let payload = #" { "reason" : "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0041é" } "#
    #expect(
      try decode("ArticleSpiked", payload)
        == .spiked(reason: "\"\\/\u{8}\u{C}\n\r\t\u{E9}😀A\u{E9}"))
  }

  @Test func `a value is the same with and without escapes`() throws {
    let digest = key("d")
    let escaped = digest.hex.replacing("a", with: #"\u0061"#)
    #expect(try decode("NoteAdded", #"{"n\u006fte":"\#(escaped)"}"#) == .noteAdded(note: digest))
    #expect(
      try decode("EmbargoSet", #"{"until":"2026-12-01\u005405:00:00\u005A"}"#)
        == .embargoSet(until: try instant("2026-12-01T05:00:00Z")))
    #expect(
      try decode("SlugChanged", #"{"from":"c\u0061t","to":"\u0064og"}"#)
        == .slugChanged(from: try slug("cat"), to: try slug("dog")))
    #expect(
      try decode("ArticleAssigned", #"{"assignee":"finn","due":"2026\u002d12-01"}"#)
        == .assigned(to: "finn", due: CalendarDate("2026-12-01")))
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("-12", -12), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min),
  ])
  func `integers are read up to the limits of their type`(_ digits: String, _ revision: Int) throws
  {
    #expect(
      try decode("SubmissionWithdrawn", #"{"revision":\#(digits)}"#)
        == .submissionWithdrawn(revision: revision))
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "99999999999999999999999", "1.0", "1e3",
    "\"1\"", "true",
  ])
  func `a value that is not an integer is refused`(_ value: String) {
    let error = EventCodingError.malformedPayload(
      type: "SubmissionWithdrawn", reason: "revision is not an integer")
    #expect(throws: error) { try decode("SubmissionWithdrawn", #"{"revision":\#(value)}"#) }
  }

  @Test func `a language tag of any form is read from a payload`() throws {
    for (text, tag) in [
      ("en", "en"), ("EN", "en"), ("pt-br", "pt-BR"), ("zh-Hant-TW", "zh-Hant-TW"), ("haw", "haw"),
    ] {
      var content = try content()
      content.language = try #require(LanguageTag(tag))
      let stored = codec.encode(
        .drafted(slug: try slug("cat"), content: content, digest: content.digest))
      let payload = stored.payload.replacing(
        #""language":"\#(tag)""#, with: #""language":"\#(text)""#)
      guard case .drafted(_, let read, _) = try decode("ArticleDrafted", payload) else {
        Issue.record("another event")
        return
      }
      #expect(read == content, "\(text)")
    }
  }

  @Test(arguments: [
    (
      #"{"texts":["0"],"revisions":[],"notes":[],"reason":"x","ground":"y"}"#,
      "texts is not an array of digests"
    ),
    (
      #"{"texts":[],"revisions":["1"],"notes":[],"reason":"x","ground":"y"}"#,
      "revisions is not an array of integers"
    ),
    (
      #"{"texts":[],"revisions":[],"notes":[[1]],"reason":"x","ground":"y"}"#,
      "notes is not an array of integers"
    ),
    (#"{"texts":[],"revisions":[],"notes":[],"reason":"x"}"#, "ground is missing"),
  ])
  func `a malformed erasure is refused`(_ payload: String, _ reason: String) {
    let error = EventCodingError.malformedPayload(type: "TextErased", reason: reason)
    #expect(throws: error) { try decode("TextErased", payload) }
  }

  @Test func `any text without a NUL is decoded unchanged`() throws {
    let reason = String(String.UnicodeScalarView((1...0x2FF).compactMap(Unicode.Scalar.init)))
    #expect(try codec.decode(codec.encode(.spiked(reason: reason))) == .spiked(reason: reason))
  }

  @Test func `an event says which slug it claims and which texts it cites`() throws {
    let (content, other) = (try content(), try slug("dog-news"))
    let drafted = ArticleEvent.drafted(
      slug: try slug("cat-news"), content: content, digest: content.digest)
    #expect(drafted.slugClaim == (try slug("cat-news")))
    #expect(drafted.manuscript == content.manuscript)
    #expect(drafted.note == nil)
    let renamed = ArticleEvent.slugChanged(from: try slug("cat-news"), to: other)
    #expect(renamed.slugClaim == other)
    #expect(renamed.manuscript == nil)
    let revised = ArticleEvent.revised(
      revision: 2, content: content, digest: content.digest, restoredFrom: nil)
    #expect(revised.manuscript == content.manuscript)
    #expect(ArticleEvent.noteAdded(note: key("n")).note == key("n"))
    let erased = ArticleEvent.textErased(
      texts: [key("n"), key("m")], revisions: [1], notes: [3], reason: "Why?", ground: "Art. 17")
    #expect(erased.erasedTexts == [key("n"), key("m")])
    #expect(erased.manuscript == nil && erased.note == nil && revised.erasedTexts.isEmpty)
    #expect(
      ArticleEvent.published(revision: 1, digest: key("d"), slug: other).slugClaim == nil)
  }
}
