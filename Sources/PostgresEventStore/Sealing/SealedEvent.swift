package import Foundation
package import Seals

/// An event, parsed from its sealed bytes.
package struct SealedEvent: Hashable, Sendable {
  package let position: Int64
  package let category: String
  package let stream: UUID
  package let version: Int
  package let id: UUID
  package let type: String
  package let actor: String
  package let recordedAt: Date
  /// JSON, as it is stored.
  package let payload: String
}

extension SealedEvent {
  /// - Parameter leaf: In the format of ``EventLeaf``.
  /// - Throws: `SealError` when it is not an event.
  package init(leaf: [UInt8]) throws(SealError) {
    guard let text = String(validating: leaf, as: UTF8.self) else { throw Self.malformed }
    let lines = text.split(
      separator: "\n", maxSplits: EventLeaf.names.count + 2, omittingEmptySubsequences: false)
    guard lines.count == EventLeaf.names.count + 3, lines[0] == EventLeaf.title,
      lines[EventLeaf.names.count + 1] == "payload"
    else { throw Self.malformed }
    var values: [String: String] = [:]
    for (name, line) in zip(EventLeaf.names, lines.dropFirst()) {
      guard line.hasPrefix(name + " ") else { throw Self.malformed }
      values[name] = String(line.dropFirst(name.count + 1))
    }
    guard let position = values["position"].flatMap({ Int64($0) }),
      let category = values["category"].flatMap(Self.unescaped),
      let type = values["type"].flatMap(Self.unescaped),
      let actor = values["actor"].flatMap(Self.unescaped),
      let stream = values["stream"].flatMap({ UUID(uuidString: $0) }),
      let version = values["version"].flatMap({ Int($0) }),
      let id = values["event_id"].flatMap({ UUID(uuidString: $0) }),
      let microseconds = values["recorded_at"].flatMap({ Int64($0) })
    else { throw Self.malformed }
    (self.position, self.category, self.stream, self.version) = (
      position, category, stream, version
    )
    (self.id, self.type, self.actor) = (id, type, actor)
    recordedAt = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    payload = String(lines[lines.count - 1])
  }

  /// The text that ``EventLeaf`` wrote in this form; nil when it writes no such form.
  private static func unescaped(_ text: String) -> String? {
    var (result, rest) = ("", text.unicodeScalars[...])
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\\": result.append("\\")
      case "n": result.append("\n")
      default: return nil
      }
    }
    return result
  }

  private static let malformed = SealError("the proved bytes are not an event of a newsroom's log")
}
