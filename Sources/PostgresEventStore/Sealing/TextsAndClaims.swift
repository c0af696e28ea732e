import Digests
import Foundation
import PostgreSQL

/// What is stored alongside the log for the streams of a range: the keys of texts and pictures, and
/// claimed names. Each text and picture is digested again.
struct TextsAndClaims {
  private var texts: [Digest: UUID]
  private var pictures: [Digest: UUID]
  private var claims: [String: UUID] = [:]
  /// The texts and pictures with a key other than their digest.
  private(set) var findings: [LogFinding] = []
  let textCount: Int
  let pictureCount: Int

  init(_ range: StreamRange, on connection: inout Connection) throws {
    (texts, textCount) = try Self.stored(
      "text", in: "galley.texts", range, &findings, on: &connection)
    (pictures, pictureCount) = try Self.stored(
      "picture", in: "galley.pictures", range, &findings, on: &connection)
    for row in try connection.execute(
      "SELECT name, stream FROM galley.claims WHERE \(raw: range.condition)")
    {
      claims[try row.value(at: 0)] = try row.value(at: 1) as UUID
    }
  }

  /// The keys in a table with their streams, and the number of its rows.
  private static func stored(
    _ noun: String, in table: String, _ range: StreamRange, _ findings: inout [LogFinding],
    on connection: inout Connection
  ) throws -> ([Digest: UUID], Int) {
    var keys: [Digest: UUID] = [:]
    var altered: [LogFinding] = []
    var salted: [UInt8] = []
    try connection.copyOut(
      """
      COPY (SELECT key, stream, salt, body FROM \(raw: table) WHERE \(raw: range.condition))
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
        altered.append(
          LogFinding(
            stream: stream, "a \(noun) was altered: its key \(key?.hex ?? "") is not its digest"))
        return
      }
      keys[key] = stream
    }
    findings += altered
    return (keys, keys.count + altered.count)
  }

  /// Removes what a stream requires.
  ///
  /// - Returns: Findings for what is missing, and for what should have been erased.
  mutating func remove(
    requiredBy examination: StreamExamination, of stream: UUID
  ) -> [LogFinding] {
    var findings =
      Self.remove("text", examination.texts, from: &texts, examination.erased, stream)
      + Self.remove("picture", examination.pictures, from: &pictures, examination.erased, stream)
    for name in examination.claims where claims.removeValue(forKey: name) != stream {
      findings.append(LogFinding(stream: stream, "the slug \(name) is not claimed for its article"))
    }
    return findings
  }

  private static func remove(
    _ noun: String, _ required: Set<Digest>, from stored: inout [Digest: UUID],
    _ erased: Set<Digest>, _ stream: UUID
  ) -> [LogFinding] {
    required.compactMap { key in
      let holder = stored.removeValue(forKey: key)
      if let holder, holder != stream {
        return LogFinding(
          stream: stream, "the \(noun) \(key.hex) is stored for another article")
      }
      let isStored = holder != nil
      guard isStored == erased.contains(key) else { return nil }
      return LogFinding(
        stream: stream,
        isStored
          ? "the \(noun) \(key.hex) was erased, but is still stored"
          : "the \(noun) \(key.hex) is missing, but no event erased it")
    }
  }

  /// Findings for what no stream requires.
  var unused: [LogFinding] {
    Self.unused("text", texts) + Self.unused("picture", pictures)
      + claims.map { LogFinding(stream: $1, "the slug \($0) is claimed, but by no event") }
  }

  private static func unused(_ noun: String, _ stored: [Digest: UUID]) -> [LogFinding] {
    stored.map { LogFinding(stream: $1, "the \(noun) \($0.hex) is stored, but no event cites it") }
  }
}
