import Foundation
import Testing

@testable import JSON

struct JSONScannerTests {
  @Test(arguments: [
    ("", 0), (" ", 1), ("{", 1), (#"{"a""#, 4), (#"{"a":"#, 5), (#"{"a":1"#, 6), (#"{"a":1,"#, 7),
    (#"{"a" 1}"#, 5), (#"{"a":1 "b":2}"#, 7), (#"{a:1}"#, 1), (#"{,}"#, 1), ("{}x", 2),
    ("{} {}", 3), ("\u{FEFF}{}", 0), ("7", 1), (#""a""#, 3), ("true", 4), ("[{}]", 4),
  ])
  func `anything but a single object is refused, with the place`(_ text: String, _ offset: Int) {
    #expect(Scan(text) == .malformed(offset))
  }

  @Test(arguments: [
    ("-", 6), ("+1", 5), (".5", 5), ("1.", 7), ("1.e3", 7), ("1e", 7), ("1e+", 8), ("00", 6),
    ("-01", 7), ("0x1", 6), ("Infinity", 5), ("NaN", 5), ("tru", 8), ("trve", 7), ("nulll", 9),
    ("False", 5), ("[1,]", 8), ("[1 2]", 8), ("[,1]", 6), ("[1", 7), ("]", 5), ("'a'", 5),
  ])
  func `an invalid value is refused at its first wrong byte`(_ value: String, _ offset: Int) {
    #expect(Scan("{\"a\":\(value)}") == .malformed(offset))
  }

  @Test(arguments: [
    (#"\x"#, 8), (#"\u12"#, 8), (#"\u12g4"#, 8), (#"\u+123"#, 8), (#"\u-000"#, 8),
    (#"\ud83d"#, 12), (#"\ud83dx"#, 12), (#"\ud83d\n"#, 13), (#"\ud83d\ud83d"#, 18),
    (#"\ude00"#, 12), ("\u{1F}", 6), ("plain and then\n", 20), ("\0", 6), (#"\u0000"#, 12),
  ])
  func `an invalid string is refused`(_ string: String, _ offset: Int) {
    #expect(Scan("{\"a\":\"\(string)\"}") == .malformed(offset))
  }

  @Test(
    arguments: [
      ([0x80], 6), ([0x61, 0xC3], 7), ([0xC0, 0xAF], 6), ([0xED, 0xA0, 0x80], 6), ([0xFF], 6),
      (Array("eight by".utf8) + [0xC3, 0xA9, 0xE2, 0x82], 16), ([0xF4, 0x90, 0x80, 0x80], 6),
    ] as [([UInt8], Int)])
  func `invalid UTF-8 is refused`(_ string: [UInt8], _ offset: Int) {
    let text = Array(#"{"a":""#.utf8) + string + Array(#""}"#.utf8)
    #expect(Scan(text) == .malformed(offset))
    #expect(Scan([0xFF] + text) == .malformed(0))
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, 10), (#"{"b":1,"a":2,"b":3}"#, 16), (#"{"a":1,"\u0061":2}"#, 15),
    ("{\"\u{E9}\":1,\"e\u{301}\":2}", 13), ("{\"K\":1,\"\u{212A}\":2}", 12),
    (#"{"a":{"x":1,"x":2}}"#, 15), (#"{"":1,"":2}"#, 8),
  ])
  func `a duplicate key is refused, however it is written`(_ text: String, _ offset: Int) {
    #expect(Scan(text) == .malformed(offset))
  }

  @Test func `two objects may have the same key, and keys may have any order`() {
    let text = #"{"b":{"a":1,"b":2},"a":{"a":3},"ab":{},"":[{"a":4},{"a":5}]}"#
    let object = JSONObject([
      "b": .object(JSONObject(["a": .integer(1), "b": .integer(2)])),
      "a": .object(JSONObject(["a": .integer(3)])), "ab": .object(JSONObject()),
      "": .array([
        .object(JSONObject(["a": .integer(4)])), .object(JSONObject(["a": .integer(5)])),
      ]),
    ])
    #expect(Scan(text) == .object(object))
  }

  @Test func `nesting is at most 64 deep`() {
    func nested(_ depth: Int) -> String {
      "{\"a\":" + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    guard case .object = Scan(nested(64)) else {
      Issue.record("64 are refused")
      return
    }
    #expect(Scan(nested(65)) == .malformed(5 + 63))
    let wide = "{\"a\":[" + Array(repeating: "[[]]", count: 100).joined(separator: ",") + "]}"
    guard case .object = Scan(wide) else {
      Issue.record("depth is taken for number")
      return
    }
  }

  @Test func `a string is read correctly wherever it ends in a word of eight bytes`() {
    for length in 0...40 {
      for letter in ["a", "é", "\\n"] {
        let text = String(repeating: "x", count: length) + letter
        let meaning = text.replacing("\\n", with: "\n")
        #expect(Scan("{\"a\":\"\(text)\"}") == .object(JSONObject(["a": .string(meaning)])))
        #expect(Scan("{\"a\":\"\(text)") == .malformed(6 + text.utf8.count))
      }
    }
  }

  @Test func `an object with many members in any order is read quickly`() {
    let members = (0..<20_000).reversed().map { "\"k\($0)\":0" }.joined(separator: ",")
    let took = ContinuousClock().measure {
      guard case .object(let object) = Scan("{\(members)}") else { return }
      #expect(object.keys.count == 20_000)
      #expect(object.keys == object.keys.sorted())
    }
    #expect(took < .seconds(10))
  }

  @Test func `reading and writing again changes nothing`() {
    let text = #"{"":{},"a":[null,true,false,-0,1.50e+3,"é\n\"\\",[],[[{}]]],"b":"🐈"}"#
    guard case .object(let object) = Scan(text) else {
      Issue.record("refused")
      return
    }
    #expect(object.text == text)
  }

  /// Compares with Foundation's parser, except in the two points in which the scanner is stricter.
  /// No edit nests 64 deep.
  @Test func `of thousands of mutations, exactly the valid JSON is read`() throws {
    let payload = """
      {"content":{"byline":["Eve","Jürgen"],"headline":"A \\"cat\\" 🐈","language":"en"},\
      "digest":"f2ee9aec","restoredFrom":null,"revision":-3,"share":1.5e3,"sure":true}
      """
    var mutation = Mutation(seed: 2026)
    var (read, refused) = (0, 0)
    for _ in 0..<5000 {
      let bytes = mutation.mutate(Array(payload.utf8))
      let judged = (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any]
      switch Scan(bytes) {
      case .object:
        read += 1
        #expect(judged, "\(String(decoding: bytes, as: UTF8.self))")
      case .malformed(let offset):
        refused += 1
        #expect((0...bytes.count).contains(offset))
      }
    }
    #expect(read > 200 && refused > 2000, "\(read) and \(refused)")
  }
}
