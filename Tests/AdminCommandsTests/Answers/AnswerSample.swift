import Digests
import Foundation
import JSON
import Testing

@testable import AdminCommands

/// An answer with fixed values, as it is printed and as it is described.
struct AnswerSample: Sendable, CustomTestStringConvertible {
  let name: String
  let value: JSONValue
  let schema: JSONSchema

  init<Answer: JSONDescribed>(_ name: String, _ answer: Answer) {
    self.name = name
    value = answer.jsonValue
    schema = Answer.json.schema
  }

  var testDescription: String { name }

  static let all =
    newsroom + articles + replies + administration + benchmarks + destinations

  // Values that several samples use.

  static let at = Date(timeIntervalSince1970: 1_795_630_161.25)
  static let digest = Digest(of: "content".utf8)

  static func id(_ number: UInt8) -> UUID {
    UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0xAB, number))
  }
}
