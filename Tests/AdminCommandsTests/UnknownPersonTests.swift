import TestSupport
import Testing

/// A command as somebody who is not a person of the newsroom.
@Suite(.database) struct UnknownPersonTests {
  private let office = Office()

  @Test(arguments: ["nobody", "postgres", "eva; drop", "pg_monitor", "Me", "current_user"])
  func `nobody is advised to add a login that cannot be added`(name: String) async throws {
    let outcome = try await office.run("list", as: name)
    #expect(outcome.exitCode == 77)
    #expect(
      outcome.stderr
        == "galley: there is no active person '\(name)' here; see 'galley user list'\n")
  }

  @Test func `the advice to add a person leaves the role open`() async throws {
    let outcome = try await office.run("list", as: "zoe-who-is-unknown")
    #expect(outcome.exitCode == 77)
    #expect(
      outcome.stderr
        == "galley: there is no active person 'zoe-who-is-unknown' here; an admin can run "
        + "'galley user add zoe-who-is-unknown --role ROLE'\n")
  }
}
