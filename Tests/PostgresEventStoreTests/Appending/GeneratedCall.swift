import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport

/// A call of the log with one command, as somebody may send it: well formed or not.
struct GeneratedCall {
  var caller: String
  var category = "article"
  var stream: UUID
  var expected: Int32
  var commandID: UUID? = .v7()
  var request: [UInt8]? = Digest(of: []).bytes
  var eventIDs: [UUID]
  var types: [String]
  var schemaVersions: [Int16]
  var payloads: [String]
  var textKeys: [[UInt8]]
  var textSalts: [[UInt8]]
  var textBodies: [String]

  init(
    _ events: [ArticleEvent], in stream: UUID, expected: Int, by caller: String, texts: [SaltedText]
  ) {
    let encoded = events.map { ArticleEventCodec().encode($0) }
    self.caller = caller
    self.stream = stream
    self.expected = Int32(expected)
    eventIDs = encoded.map { _ in .v7() }
    types = encoded.map(\.type)
    schemaVersions = encoded.map { Int16($0.schemaVersion) }
    payloads = encoded.map(\.payload)
    textKeys = texts.map(\.key.bytes)
    textSalts = texts.map(\.salt.bytes)
    textBodies = texts.map(\.text)
  }

  /// Sends it both ways, of which only the shorter one records it: see ``BothWays``.
  var query: Query {
    """
    SELECT agreed, code, answers FROM trial.both_ways(
      \(caller), \(category), \(stream), \(expected), \(commandID as UUID?), \(request as [UInt8]?), \(stream),
      \(eventIDs), \(types), \(schemaVersions), \(payloads), \(textKeys), \(textSalts),
      \(textBodies))
    """
  }
}

// What may be wrong with a call.
extension GeneratedCall {
  /// Damages one part of the call.
  ///
  /// - Parameter former: The id of a command that may be recorded already.
  mutating func damage(former: UUID, using random: inout SeededGenerator) {
    let last = payloads.count - 1
    switch Int.random(in: 0..<24, using: &random) {
    case 0: expected += random.any(of: [-1, 1, 7])
    case 1: commandID = former
    case 2: commandID = nil
    case 3: request = nil
    case 4: request = [1, 2, 3]
    case 5: caller = "adam"
    case 6: category = random.any(of: ["settings", "reply", "nothing"])
    case 7: types[last] = random.any(of: ["ArticleBurnt", "SettingChanged", "ReplyApproved"])
    case 8: schemaVersions[last] = 0
    case 9: eventIDs[last] = random.oneIn(2) ? UUID() : eventIDs[0]
    case 10: eventIDs.append(.v7())
    case 11: payloads[last] = random.any(of: ["{", "[]", "7", "", #"{"a":"\u0000"}"#])
    case 12:
      payloads[last] = payloads[last].replacing("{", with: #"{"a":1,"a":2,"#, maxReplacements: 1)
    case 13: payloads[last] = payloads[last].replacing(#""revision":"#, with: #""revision":1"#)
    case 14: payloads[last] = payloads[last].replacing(#""revision":"#, with: #""version":"#)
    case 15: payloads[last] = payloads[last].replacing("Coast", with: "Sea")
    case 16: payloads[last] = payloads[last].replacing(#""slug":"#, with: #""name":"#)
    case 17:
      payloads[last] = payloads[last].replacing(#""slug":""#, with: #""slug":"deadbeef","was":""#)
    case 18: payloads[last] = payloads[last].replacing(#""slug":""#, with: #""slug":null,"was":""#)
    case 19:
      payloads[last] = payloads[last].replacing(#""manuscript":""#, with: #""manuscript":"0"#)
    case 20: (textKeys, textSalts, textBodies) = ([], [], [])
    case 21:
      let other = SaltedText.sample("A text that nobody cites, \(stream).")
      textKeys.append(other.key.bytes)
      textSalts.append(other.salt.bytes)
      textBodies.append(other.text)
    case 22: textBodies = textBodies.map { $0 + "!" }
    default:
      let keys = #""pictures":[{"key":"\#(String(repeating: "a", count: 64))"}],"#
      payloads[last] = payloads[last].replacing(#""content":{"#, with: #""content":{"# + keys)
    }
  }
}
