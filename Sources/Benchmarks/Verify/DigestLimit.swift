import Foundation
package import JSON
import PostgreSQL

/// How fast `sha256sum` digests the log's events and texts in the server's binary format.
package struct DigestLimit: Hashable, Sendable {
  package let bytes: Int
  /// Of each run, in order.
  package let seconds: [Double]

  package var medianSeconds: Double { RawLimit.median(of: seconds) }

  /// Runs on the server, with a file in its directory that is deleted afterwards.
  static func measure(runs: Int, on connection: inout Connection) throws -> DigestLimit {
    let file = "galley_bench.copy"
    let clear = Query.program("rm -f \(file)")
    do {
      for table in ["events", "texts"] {
        try connection.execute(
          """
          COPY galley.\(raw: table) TO PROGRAM \(literal: "cat >>\(file)") (FORMAT binary)
          """)
      }
      let bytes: Int = try connection.execute(
        "SELECT (pg_stat_file(\(file))).size")[0].value(at: 0)
      var seconds: [Double] = []
      for _ in 0..<runs {
        let started = ContinuousClock.now
        try connection.execute(.program("sha256sum \(file) >/dev/null"))
        seconds.append(started.duration(to: .now) / .seconds(1))
      }
      try connection.execute(clear)
      return DigestLimit(bytes: bytes, seconds: seconds)
    } catch {
      _ = try? connection.execute(clear)
      throw error
    }
  }
}

extension DigestLimit: JSONDescribed {
  package static let json = JSONDescription<DigestLimit>(
    "DigestLimit", "How fast sha256sum digests the log.",
    [
      JSONMember("bytes", "The bytes that were digested.", \.bytes),
      JSONMember("seconds", "The duration of each run, in seconds.", \.seconds),
    ])
}
