import Digests
import Foundation
import PostgreSQL

/// What is kept beside the log for the streams of a range: the keys of texts, each text digested
/// again, and the names that are claimed.
struct StreamKeeping {
  private var texts: [Digest: UUID] = [:]
  private var claims: [String: UUID] = [:]
  /// Of texts whose key is not their digest.
  private(set) var findings: [LogFinding] = []
  /// Texts.
  let count: Int

  init(_ range: StreamRange, on connection: inout Connection) throws {
    var texts: [Digest: UUID] = [:]
    var findings: [LogFinding] = []
    var salted: [UInt8] = []
    try connection.copyOut(
      """
      COPY (SELECT key, stream, salt, body FROM galley.texts WHERE \(raw: range.condition))
      TO STDOUT (FORMAT binary)
      """
    ) { row in
      let stream: UUID = try row.value(at: 1)
      salted.removeAll(keepingCapacity: true)
      for column in 2...3 {
        if let bytes = try row.bytes(at: column) { salted.append(contentsOf: bytes) }
      }
      let key = try row.bytes(at: 0).flatMap { Digest(bytes: Array($0)) }
      guard let key, key == salted.withUnsafeBytes({ Digest(of: $0) }) else {
        findings.append(
          LogFinding(
            stream: stream, "a text was altered: its key \(key?.hex ?? "") is not its digest"))
        return
      }
      texts[key] = stream
    }
    for row in try connection.execute(
      "SELECT name, stream FROM galley.claims WHERE \(raw: range.condition)")
    {
      claims[try row.value(at: 0)] = try row.value(at: 1) as UUID
    }
    (self.texts, self.findings) = (texts, findings)
    count = texts.count + findings.count
  }

  /// Takes out what a stream rests on.
  ///
  /// - Returns: What of it is missing, or should be.
  mutating func settle(_ examination: StreamExamination, of stream: UUID) -> [LogFinding] {
    var findings: [LogFinding] = []
    for key in examination.texts {
      let holder = texts.removeValue(forKey: key)
      if let holder, holder != stream {
        findings.append(
          LogFinding(stream: stream, "the text \(key.hex) is stored for another article"))
        continue
      }
      let isKept = holder != nil
      guard isKept == examination.erased.contains(key) else { continue }
      findings.append(
        LogFinding(
          stream: stream,
          isKept
            ? "the text \(key.hex) was erased, and is still kept"
            : "the text \(key.hex) is missing, and no event erased it"))
    }
    for name in examination.claims where claims.removeValue(forKey: name) != stream {
      findings.append(LogFinding(stream: stream, "the slug \(name) is not claimed for its article"))
    }
    return findings
  }

  /// What no stream has asked for.
  var rest: [LogFinding] {
    texts.map { LogFinding(stream: $1, "the text \($0.hex) is kept, and no event names it") }
      + claims.map { LogFinding(stream: $1, "the slug \($0) is claimed, and no event claims it") }
  }
}
