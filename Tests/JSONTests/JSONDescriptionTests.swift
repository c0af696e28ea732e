import Foundation
import JSON
import Synchronization
import TestSupport
import Testing

struct JSONDescriptionTests {
  private enum Kind: String, CaseIterable, JSONDescribed {
    case news, opinion
  }

  private struct Part: JSONDescribed {
    let rank: Double

    static let json = JSONDescription<Part>(
      "Part", "A part.", [JSONMember("rank", "How high it ranks.", \.rank)])
  }

  private struct Story: JSONDescribed {
    var id = UUID(uuid: (0xAB, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xFF))
    var kind = Kind.news
    var words = 3
    var note: String?
    var reason: String?
    var parts: [Part] = []
    var times: [String: Double] = [:]
    var isLive = false

    static let json = JSONDescription<Story>(
      "Story", "A story.",
      [
        JSONMember("words", "How long it is.", \.words), JSONMember("id", "Its id.", \.id),
        JSONMember("kind", "Its kind.", \.kind), JSONMember("note", "A note, or null.", \.note),
        .leftOutIfNil("reason", "Why, if there is a reason.", \.reason),
        JSONMember("parts", "Its parts.", \.parts), JSONMember("times", "By name.", \.times),
        JSONMember("isLive", "Whether it is live.", \.isLive),
        JSONMember("payload", "Anything.") { story in JSONValue.integer(story.words) },
      ])
  }

  @Test func `an object is written by its description, in the order of its keys`() {
    #expect(
      Story().jsonValue.text(.compact)
        == #"{"id":"ab010203-0405-0607-0809-0a0b0c0d0eff","isLive":false,"kind":"news","note":null,"#
        + #""parts":[],"payload":3,"times":{},"words":3}"#)
    let full = Story(
      note: "a", reason: "b", parts: [Part(rank: 12), Part(rank: 0.25), Part(rank: 1e20)],
      times: ["b": 2, "a": -0.5])
    #expect(
      full.jsonValue.text(.compact)
        == #"{"id":"ab010203-0405-0607-0809-0a0b0c0d0eff","isLive":false,"kind":"news","note":"a","#
        + #""parts":[{"rank":12},{"rank":0.25},{"rank":1e+20}],"payload":3,"reason":"b","#
        + #""times":{"a":-0.5,"b":2},"words":3}"#)
  }

  /// Counts how often its schema is built.
  private struct Counted: JSONDescribed {
    static let schemas = Mutex(0)

    static var json: JSONDescription<Counted> { JSONDescription(schema()) { _ in .null } }

    private static func schema() -> JSONSchema {
      schemas.withLock { $0 += 1 }
      return .any
    }
  }

  private struct Owner: JSONDescribed {
    let parts = [Counted(), Counted()]
    let first: Counted? = Counted()

    static let json = JSONDescription<Owner>(
      "Owner", "It has parts.",
      [
        JSONMember("parts", "Its parts.", \.parts), JSONMember("first", "Or null.", \.first),
        .leftOutIfNil("rest", "If there is one.", \.first),
      ])
  }

  @Test func `writing a value builds no schema`() {
    #expect(Owner().jsonValue.text(.compact) == #"{"first":null,"parts":[null,null],"rest":null}"#)
    #expect(Counted.schemas.withLock { $0 } == 0)
    _ = Owner.json.schema
    #expect(Counted.schemas.withLock { $0 } == 3)
  }

  @Test func `the indented layout is that of other programs' encoders`() {
    let value: JSONValue = ["a": [], "b": [1.jsonValue, ["c": .null]], "d": [:]]
    #expect(
      value.text(.indented) == """
        {
          "a" : [

          ],
          "b" : [
            1,
            {
              "c" : null
            }
          ],
          "d" : {

          }
        }
        """)
  }

  @Test func `infinity is null`() {
    #expect(Double.infinity.jsonValue == .null)
    #expect(Double.nan.jsonValue == .null)
  }

  @Test func `the schema is a document of JSON Schema`() {
    #expect(
      JSONValue.object([Part].json.schema.document).text(.indented) == """
        {
          "$defs" : {
            "Part" : {
              "additionalProperties" : false,
              "description" : "A part.",
              "properties" : {
                "rank" : {
                  "description" : "How high it ranks.",
                  "type" : "number"
                }
              },
              "required" : [
                "rank"
              ],
              "title" : "Part",
              "type" : "object"
            }
          },
          "$schema" : "https://json-schema.org/draft/2020-12/schema",
          "items" : {
            "$ref" : "#/$defs/Part"
          },
          "type" : "array"
        }
        """)
  }

  @Test func `a written value is valid by the schema`() {
    let checker = JSONSchemaChecker(Story.json.schema.document)
    #expect(checker.problems(of: Story().jsonValue).isEmpty)
    let full = Story(note: "a", reason: "b", parts: [Part(rank: 1)], times: ["a": 1])
    #expect(checker.problems(of: full.jsonValue).isEmpty)
  }

  @Test func `a value that contradicts the schema is found`() throws {
    let checker = JSONSchemaChecker(Story.json.schema.document)
    guard case .object(let story) = Story().jsonValue else { return #expect(Bool(false)) }
    let changes: [(String, JSONValue?, String)] = [
      ("id", "AB", "$.id: is not a uuid"), ("kind", "ad", "$.kind: is none of the allowed values"),
      ("words", 1.5.jsonValue, "$.words: is not of type integer"),
      ("words", nil, "$: lacks words"), ("colour", "red", "$: has the unknown member colour"),
      ("parts", [["rank": "1"]], "$.parts[0].rank: is not of type number"),
      ("times", ["a": .null], "$.times.a: is not of type number"),
      ("reason", .null, "$.reason: is not of type string"),
    ]
    for (key, value, problem) in changes {
      var changed = story
      changed[key] = value
      #expect(checker.problems(of: .object(changed)) == [problem])
    }
  }
}
