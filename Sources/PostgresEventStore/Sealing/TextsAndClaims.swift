import Digests
import Foundation
import PostgreSQL

/// What is stored alongside the log for the streams of a range: the keys of texts, and claimed
/// names. Each text is digested again.
struct TextsAndClaims {
  private var texts: [Digest: UUID] = [:]
  private var claims: [String: UUID] = [:]
  /// The texts with a key other than their digest.
  private(set) var findings: [LogFinding] = []
  /// The number of texts.
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

  /// Removes what a stream requires.
  ///
  /// - Returns: Findings for what is missing, and for what should have been erased.
  mutating func remove(
    requiredBy examination: StreamExamination, of stream: UUID
  ) -> [LogFinding] {
    var findings: [LogFinding] = []
    for key in examination.texts {
      let holder = texts.removeValue(forKey: key)
      if let holder, holder != stream {
        findings.append(
          LogFinding(stream: stream, "the text \(key.hex) is stored for another article"))
        continue
      }
      let isStored = holder != nil
      guard isStored == examination.erased.contains(key) else { continue }
      findings.append(
        LogFinding(
          stream: stream,
          isStored
            ? "the text \(key.hex) was erased, but is still stored"
            : "the text \(key.hex) is missing, but no event erased it"))
    }
    for name in examination.claims where claims.removeValue(forKey: name) != stream {
      findings.append(LogFinding(stream: stream, "the slug \(name) is not claimed for its article"))
    }
    return findings
  }

  /// Findings for what no stream requires.
  var unused: [LogFinding] {
    texts.map { LogFinding(stream: $1, "the text \($0.hex) is stored, but no event cites it") }
      + claims.map { LogFinding(stream: $1, "the slug \($0) is claimed, but by no event") }
  }
}
