import PrivateServers
import Testing

@testable import EmbeddedPostgreSQL

/// Waits until the condition holds, for at most a minute. A suite's time limit ends no loop that does not
/// suspend.
func wait(until condition: () throws -> Bool) throws {
  let deadline = Deadline(after: .seconds(60))
  while try !condition() { try #require(deadline.waitBriefly(), "waited in vain") }
}
