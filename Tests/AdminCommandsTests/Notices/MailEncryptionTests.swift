import Foundation
import TestSupport
import Testing

/// The same rule for the desk's notices and for deliveries by e-mail.
@Suite(.database) struct MailEncryptionTests {
  let office = Office()

  private func run(
    _ words: [String], _ server: String, _ environment: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words + ["--mail-server", server, "--mail-from", "desk@example.org"],
      environment: ["GALLEY_DATABASE_URL": office.database.url()].merging(environment) { $1 },
      as: "anna")
  }

  @Test func `mail goes without encryption only if it is permitted, also on this machine`()
    async throws
  {
    let receiver = try Receiver(["--mail"])
    let server = "smtp://127.0.0.1:\(receiver.ports["plainSMTP"] ?? 0)"
    let test = ["destination", "test", "mailbox"]
    _ = try await office.text(
      "destination", "add", "mailbox", "ninjs", "--email", "eva@example.org")

    let refused = try await run(test, server)
    #expect(refused.exitCode == 1)
    #expect(
      refused.stderr
        == "galley: mailbox did not confirm the test: the mail server 127.0.0.1 offers no encryption; "
        + "--mail-unencrypted sends without it\n")
    let sent = try await run(test + ["--mail-unencrypted"], server)
    #expect(sent.exitCode == 0, "\(sent.stderr)")
    let permitted = try await run(test, server, ["GALLEY_MAIL_UNENCRYPTED": "yes"])
    #expect(permitted.exitCode == 0, "\(permitted.stderr)")
    // The refused one has not arrived.
    for _ in 0..<2 { #expect(try receiver.next()["secured"] as? Bool == false) }

    let unclear = try await run(test, server, ["GALLEY_MAIL_UNENCRYPTED": "perhaps"])
    #expect(unclear.stderr == "galley: GALLEY_MAIL_UNENCRYPTED is yes, or is not set\n")
  }

  @Test func `nobody signs in at a mail server without encryption`() async throws {
    let reason =
      "nobody signs in at a mail server without encryption; leave out the user and the password, or "
      + "--mail-unencrypted\n"
    let notices = try await run(
      ["worker", "--mail-unencrypted", "--mail-user", "desk"], "smtp://127.0.0.1:1",
      ["GALLEY_MAIL_PASSWORD": "secret"])
    #expect(notices.stderr == "galley: the mail server cannot be used: \(reason)")
    _ = try await office.text(
      "destination", "add", "mailbox", "ninjs", "--email", "eva@example.org", "--secret-variable",
      "LOGIN")
    let delivery = try await run(
      ["destination", "test", "mailbox", "--mail-unencrypted"], "smtp://127.0.0.1:1",
      ["LOGIN": "desk:secret"])
    #expect(delivery.stderr == "galley: mailbox did not confirm the test: \(reason)")
  }
}
