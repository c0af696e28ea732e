import JSON
import TestSupport
import Testing

/// `galley token`: the password is the name of the person.
@Suite(.database) struct TokenCommandTests {
  let office = Office()

  @Test func `a person makes, lists and revokes a token`() async throws {
    let made = try await office.run(
      "token", "add", "Importer", "--scope", "write", as: "eva", stdin: "eva\n")
    #expect(made.exitCode == 0, "\(made.stderr)")
    #expect(made.stdout.wholeMatch(of: /galley_[0-9a-f]{96}\n/) != nil, "\(made.stdout)")
    #expect(made.stderr.contains("it is not shown again"))

    let listed = try await office.run("token", "list", "--format", "json", as: "eva")
    guard case .array(let tokens) = try JSONValue(parsing: listed.stdout),
      case .object(let token)? = tokens.first, case .string(let id)? = token["id"]
    else {
      Issue.record("\(listed.stdout) \(listed.stderr)")
      return
    }
    #expect(tokens.count == 1)
    #expect(token["label"] == "Importer")
    #expect(token["scope"] == "write")
    #expect(try await office.run("token", "list", as: "emil").stderr.contains("no tokens"))
    #expect(try await office.run("token", "list", "--all", as: "emil").exitCode == 77)
    #expect(try await office.run("token", "list", "--all", as: "anna").stdout.contains("eva"))

    let other = try await office.run("token", "remove", id, as: "emil")
    #expect(other.exitCode == 1, "\(other.stderr)")
    let removed = try await office.run("token", "remove", String(id.prefix(8)), as: "eva")
    #expect(removed.stdout == "Revoked Importer of eva\n", "\(removed.stderr)")
    #expect(try await office.run("token", "remove", id, as: "eva").exitCode == 1)
  }

  @Test func `a token needs the password, and no more rights than its person has`() async throws {
    let wrong = try await office.run("token", "add", "x", as: "eva", stdin: "emil\n")
    #expect(wrong.exitCode == 77, "\(wrong.stderr)")
    let admin = try await office.run(
      "token", "add", "x", "--scope", "admin", as: "eva", stdin: "eva\n")
    #expect(admin.exitCode == 77, "\(admin.stderr)")
    #expect(
      try await office.run("token", "add", "x", "--days", "366", as: "eva", stdin: "eva\n").exitCode
        == 64)
  }
}
