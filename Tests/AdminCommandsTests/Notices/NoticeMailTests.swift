import HTTPClient
import Mail
import Newsroom
import TestSupport
import Testing

@testable import AdminCommands

@Suite(.ownServer) struct NoticeMailTests {
  @Test func `only a message that the server certainly did not take is sent later`() async throws {
    let receiver = try Receiver(["--mail"])
    let client = try HTTPClient()
    func outcome(
      to recipient: String, port: String = "plainSMTP", unencrypted: Bool = true
    ) async throws -> NoticeOutcome {
      let server = try MailServer(
        "smtp://127.0.0.1:\(receiver.ports[port] ?? 0)", allowsPlainText: unencrypted,
        addresses: .everything)
      let message = MailMessage(
        id: "1", from: try #require(MailAddress("desk@example.org")),
        to: [try #require(MailAddress(recipient))], subject: "Due", text: "Due.\n", time: 0)
      return await NoticeMail(client: client, server: server).send(message)
    }
    func isLater(_ outcome: NoticeOutcome) -> Bool {
      if case .later = outcome { true } else { false }
    }
    func isNever(_ outcome: NoticeOutcome) -> Bool {
      if case .never = outcome { true } else { false }
    }
    #expect(try await outcome(to: "eva@example.org") == .sent)
    #expect(try receiver.next()["to"] as? [String] == ["eva@example.org"])
    #expect(isLater(try await outcome(to: "later@example.org")))
    #expect(isNever(try await outcome(to: "refused@example.org")))
    #expect(isLater(try await outcome(to: "eva@example.org", port: "nobody")))
    #expect(isLater(try await outcome(to: "eva@example.org", unencrypted: false)))
  }
}
