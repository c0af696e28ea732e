import Foundation
package import JSON
import PostgreSQL

/// How fast `sha256sum` digests the events and texts of the log, in the binary format of COPY.
package struct DigestLimit: Hashable, Sendable {
  package let bytes: Int
  /// The time of each run, in order.
  package let seconds: [Double]

  package var medianSeconds: Double { RawLimit.median(of: seconds) }

  /// Runs the program as the server, on a temporary file in the server's directory.
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
      var loop = TimingLoop(.runs(runs))
      while loop.next() { try connection.execute(.program("sha256sum \(file) >/dev/null")) }
      try connection.execute(clear)
      return DigestLimit(bytes: bytes, seconds: loop.seconds)
    } catch {
      _ = try? connection.execute(clear)
      throw error
    }
  }
}

extension Query {
  /// Runs a program as the server, to its end. The program gets no input: a program that ends
  /// before it has read a row would make the statement fail.
  static func program(_ command: String) -> Query {
    "COPY (SELECT WHERE false) TO PROGRAM \(literal: command)"
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
