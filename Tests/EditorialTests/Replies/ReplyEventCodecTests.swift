import Editorial
import EventSourcing
import Foundation
import Testing

/// The stored form of the events of replies, in files that never change.
struct ReplyEventCodecTests {
  private let codec = ReplyEventCodec()

  private func meaning(of type: StoredReplyType) throws -> ReplyEvent {
    switch type {
    case .received:
      .received(
        article: try #require(UUID(uuidString: "019a0ab3-c9d0-7168-8fcd-cd6b44400001")),
        text: key("words"))
    case .approved: .approved
    case .rejected: .rejected(reason: "It insults \"somebody\".")
    case .withdrawn: .withdrawn(reason: nil)
    case .answered: .answered(text: key("answer"))
    case .erased:
      .erased(
        texts: [key("words"), key("answer")], reason: "The reader asks.", ground: "GDPR Art. 17")
    }
  }

  @Test(arguments: StoredReplyType.allCases)
  func `a golden file pins the stored form`(type: StoredReplyType) throws {
    let file = try #require(
      Bundle.module.url(
        forResource: "\(type.rawValue).v\(type.schemaVersion)", withExtension: "json",
        subdirectory: "Golden"))
    let payload = String(try String(contentsOf: file, encoding: .utf8).dropLast())
    let stored = EncodedEvent(
      type: type.rawValue, schemaVersion: type.schemaVersion, payload: payload)
    let event = try meaning(of: type)
    #expect(codec.encode(event) == stored)
    #expect(try codec.decode(stored) == event)
  }

  @Test(arguments: [
    ("ReplyReceived", #"{"article":"x","text":"ab"}"#, "article is not an id"),
    ("ReplyAnswered", "{}", "text is missing"),
    (
      "ReplyErased", #"{"texts":["ab"],"reason":"","ground":""}"#,
      "texts is not an array of digests"
    ),
    ("ReplyApproved", "[", "not a JSON object"),
  ])
  func `a malformed payload is an error`(type: String, payload: String, reason: String) {
    let event = EncodedEvent(type: type, schemaVersion: 1, payload: payload)
    let error = #expect(throws: EventCodingError.self) { try codec.decode(event) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `an unknown type or version is an error`() {
    #expect(throws: EventCodingError.unknownType("ReplyLiked")) {
      try codec.decode(EncodedEvent(type: "ReplyLiked", schemaVersion: 1, payload: "{}"))
    }
    #expect(throws: EventCodingError.unknownSchemaVersion(type: "ReplyApproved", version: 2)) {
      try codec.decode(EncodedEvent(type: "ReplyApproved", schemaVersion: 2, payload: "{}"))
    }
  }
}
