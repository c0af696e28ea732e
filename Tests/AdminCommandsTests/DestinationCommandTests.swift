import Foundation
import TestSupport
import Testing

/// Destinations through the program, and a worker that is killed.
@Suite(.database) struct DestinationCommandTests {
  let office = Office()

  @Test func `a destination is added, paused, resumed, tested, shown and removed`() async throws {
    let added = try await office.text(
      "destination", "add", "files", "ninjs", "--directory", "wire", "--section", "Harbour")
    #expect(added == "Added files: directory wire, ninjs, section Harbour, from now on\n")
    #expect(try await office.text("destination", "pause", "files") == "Paused files\n")
    #expect(
      try await office.text("destination", "pause", "files")
        == "Nothing to do: files is paused already\n")
    let shown = try await office.text("destination", "show", "files")
    #expect(shown.contains("paused: it gets only what takes a text away, such as a kill"))
    #expect(try await office.text("destination", "resume", "files") == "Resumed files\n")
    #expect(
      try await office.text("destination", "retry", "files")
        == "Nothing to do: no delivery to files has failed\n")
    #expect(try await office.text("destination", "list").contains("files  active"))

    let missing = try await office.run("destination", "test", "files", as: "anna")
    #expect(missing.exitCode == 1)
    #expect(
      missing.stderr
        == "galley: files did not confirm the test: no delivery root is set; name it in "
        + "GALLEY_DELIVERY_ROOT\n")
    let unsure = try await office.run("destination", "remove", "files", as: "anna")
    #expect(unsure.exitCode == 64)
    let forbidden = try await office.run("destination", "remove", "files", "--yes", as: "eva")
    #expect(forbidden.exitCode == 77)
    #expect(forbidden.stderr == "galley: only an admin may change a destination\n")
    let removed = try await office.text("destination", "remove", "files", "--yes")
    #expect(removed == "Removed files\n")
    let unknown = try await office.run("destination", "show", "files", as: "anna")
    #expect((unknown.exitCode, unknown.stderr) == (1, "galley: there are no destinations\n"))
    for words in [
      ["wire", "json-feed", "--directory", "wire"], ["wire", "ninjs"],
      ["wire", "ninjs", "--directory", "a", "--email", "eva@example.org"],
    ] {
      let outcome = try await GalleyBinary().run(
        ["destination", "add"] + words,
        environment: ["GALLEY_DATABASE_URL": office.database.url()], as: "anna")
      #expect(outcome.exitCode == 64, "\(words): \(outcome.stderr)")
    }
  }

  @Test(arguments: [
    (
      "ninjs --webhook https://wire.example/",
      "Give --secret-file or --secret-variable: deliveries by --webhook and --s3 need a secret."
    ),
    (
      "rss --directory wire",
      "rss cannot say that an article is gone, so a destination would not learn of a kill"
    ),
    (
      "ninjs --webhook http://wire.example/ --secret-file /k",
      "the address is not encrypted; use https; --allow-address permits an address of a private "
        + "network"
    ),
    (
      "ninjs --webhook https://127.0.0.1/ --secret-file /k",
      "127.0.0.1 is not a public address; --allow-address permits an address of a private network"
    ),
    (
      "ninjs --webhook https://[::ffff:10.0.0.1]/ --secret-file /k --allow-address 10.0.0.2",
      "::ffff:10.0.0.1 is not a public address; --allow-address permits an address of a private network"
    ),
  ])
  func `a refused destination says which option helps`(words: String, reason: String) async throws {
    let outcome = try await GalleyBinary().run(
      ["destination", "add", "wire"] + words.split(separator: " ").map { String($0) },
      environment: ["GALLEY_DATABASE_URL": office.database.url()], as: "anna")
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr.contains(reason), "\(outcome.stderr)")
    #expect(try await office.text("destination", "list").isEmpty)
  }

  @Test func `a destination for a section that no article has is added with a remark`()
    async throws
  {
    try await office.draft()
    let outcome = try await office.run(
      "destination", "add", "files", "ninjs", "--directory", "wire", "--section", "Harbor",
      as: "anna")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.stderr.contains("no article has the section 'Harbor'; did you mean 'Harbour'?"))
  }

  @Test func `a worker that is killed is followed by one that delivers`() async throws {
    let root = try ScratchDirectory.make("delivery")
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try await office.text(
      "destination", "add", "files", "ninjs", "--directory", "wire")
    try await office.publish()
    let outcome = try await GalleyBinary().shell(
      """
      deliver() { $GALLEY --as anna worker --delivery-root '\(root)' 2>>notices & worker=$!; }
      delivered() { $GALLEY --as eva deliveries harbour-lamp | grep -q "$1 .*up to date"; }
      deliver; wait_until delivered usable; kill -9 $worker; wait $worker 2>/dev/null
      $GALLEY --as anna kill harbour-lamp --reason Libel --notice 'Gone.' --yes >/dev/null
      deliver; wait_until delivered killed; kill $worker; wait $worker
      cat '\(root)'/wire/*.ninjs.json; grep -c 'delivering to files' notices
      """, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("\"pubStatus\":\"canceled\""))
    #expect(outcome.stdout.contains("Gone."))
    #expect(outcome.stdout.hasSuffix("\n2\n"))
  }
}
