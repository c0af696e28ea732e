import EventSourcing
import Testing

struct EventCodingErrorTests {
  @Test(arguments: [
    (
      EventCodingError.unknownType("CatFed"),
      "this version of Galley does not know events of type CatFed"
    ),
    (
      .unknownSchemaVersion(type: "CatFed", version: 2),
      "this version of Galley does not know schema version 2 of CatFed"
    ),
    (
      .malformedPayload(type: "CatFed", reason: "food is missing"),
      "the payload of a CatFed is malformed: food is missing"
    ),
  ])
  func `an error says what cannot be read`(_ error: EventCodingError, _ sentence: String) {
    #expect(error.description == sentence)
  }
}
