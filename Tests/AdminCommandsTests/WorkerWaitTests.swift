import Foundation
import TestSupport
import Testing

/// A worker whose server stops.
struct WorkerWaitTests {
  @Test func `every line of the log is an object with a time and a level`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        """
        "$GALLEY" list >/dev/null 2>&1
        "$GALLEY" worker --format json >log 2>errors & worker=$!
        wait_until grep -q message log
        "$GALLEY" database stop >/dev/null
        # It sees the server stop, or it only loses its connections.
        wait_until grep -q -e waiting -e 'trying again' log
        kill -TERM $worker; wait $worker
        cat log; echo '===='; cat errors
        """, environment: environment)
      let parts = outcome.stdout.components(separatedBy: "====\n")
      try #require(parts.count == 2, "\(outcome.stderr)")
      let lines = parts[0].split(separator: "\n")
      #expect(lines.count > 1)
      for line in lines {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["time"] is String && object?["level"] is String, "\(line)")
      }
      #expect(!parts[1].contains("waiting"), "\(parts[1])")
    }
  }
}
