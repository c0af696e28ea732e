import Foundation
import Mail
import TestSupport
import Testing

@testable import HTTPClient

@Suite(.ownServer)
struct MailServerTests {
  private static func message(
    to: [String] = ["eva@example.org"], subject: String = "Lights out", text: String = "A line.\n",
    attachments: [MailMessage.Attachment] = []
  ) throws -> MailMessage {
    let from = try #require(MailAddress("desk@example.org", name: "Das Büro, \"Nord\""))
    return MailMessage(
      id: "0197-abc", from: from, to: try to.map { try #require(MailAddress($0, name: "Eva Öst")) },
      subject: subject, text: text, attachments: attachments, time: 1_614_265_330)
  }

  @Test func `a mail server receives what was written`() async throws {
    let directory = try ScratchDirectory.make("galley-mail")
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let receiver = try Receiver(tls: directory, ["--mail"])
    let client = try HTTPClient(trusting: receiver.certificate)
    let rule = AddressRule(allowing: [.known("127.0.0.1"), .known("::1")])
    func server(
      _ name: String, scheme: String = "smtp", password: String? = nil, plain: Bool = false
    ) throws -> MailServer {
      try MailServer(
        "\(scheme)://localhost:\(receiver.ports[name] ?? 0)", user: password.map { _ in "desk" },
        password: password, allowsPlainText: plain, addresses: rule)
    }
    func failure(_ message: MailMessage, _ server: MailServer) async throws -> TransferFailure {
      try await #require(throws: TransferFailure.self) {
        try await client.send(message, through: server)
      }
    }

    let text = ".\n..two\nA = ü, " + String(repeating: "långt ", count: 100) + "\n\nFrom here \n"
    let subject = String(repeating: "Licht aus: 漢字 👩‍👩‍👧 ", count: 10)
    let json = MailMessage.Attachment(
      name: "keeper ü.json", type: "application/json", content: Array("{}".utf8))
    let message = try Self.message(
      to: ["eva@example.org", "adam@example.org"], subject: subject, text: text, attachments: [json]
    )
    for (name, scheme) in [("smtp", "smtp"), ("smtps", "smtps")] {
      let server = try server(name, scheme: scheme, password: "secret")
      #expect(try await client.send(message, through: server) == 250)
      let mail = try receiver.next()
      #expect(mail["secured"] as? Bool == true)
      #expect(mail["user"] as? String == "desk")
      #expect(mail["sender"] as? String == "desk@example.org")
      #expect(mail["to"] as? [String] == ["eva@example.org", "adam@example.org"])
      let headers = try #require(mail["headers"] as? [[String]])
      let subjects = headers.filter { $0[0] == "Subject" }.map { $0[1] }
      #expect(subjects == [subject.trimmingCharacters(in: .whitespaces)])
      #expect(headers.contains(["From", "\"Das Büro, \\\"Nord\\\"\" <desk@example.org>"]))
      #expect(headers.contains(["To", "Eva Öst <eva@example.org>, Eva Öst <adam@example.org>"]))
      #expect(headers.contains(["Message-ID", "<0197-abc@example.org>"]))
      #expect(headers.contains(["Date", "Thu, 25 Feb 2021 15:02:10 +0000"]))
      #expect(mail["text"] as? String == text)
      #expect(
        mail["attachments"] as? [[String: String]] == [
          ["name": "keeper ü.json", "type": "application/json", "body": "e30="]
        ])
      #expect(mail["defects"] as? [String] == [])
      #expect((mail["longest"] as? Int ?? 999) <= 78)
      #expect(mail["bare"] as? Int == 0)
    }

    // No encryption, unless it is allowed.
    #expect(try await failure(Self.message(), server("plainSMTP")).kind == .tls)
    #expect(try await client.send(Self.message(), through: server("plainSMTP", plain: true)) == 250)
    #expect(try receiver.next()["secured"] as? Bool == false)

    let wrong = try await failure(Self.message(), server("smtp", password: "wrong"))
    #expect(wrong.kind == .rejected)
    #expect(!wrong.description.contains("wrong"))
    for (recipient, status) in [("refused@example.org", 550), ("later@example.org", 451)] {
      let failure = try await failure(
        Self.message(to: ["eva@example.org", recipient]), server("smtp", password: "secret"))
      #expect((failure.kind, failure.status) == (.rejected, status))
    }

    // The system's certificates do not include the receiver's.
    let untrusted = try HTTPClient()
    let secured = try server("smtp")
    let distrust = try await #require(throws: TransferFailure.self) {
      try await untrusted.send(Self.message(), through: secured)
    }
    #expect(distrust.kind == .tls)
    let nobody = try await failure(Self.message(), server("nobody"))
    #expect(nobody.kind == .refused)
    let elsewhere = try MailServer("smtp://localhost:\(receiver.ports["smtp"] ?? 0)")
    #expect(try await failure(Self.message(), elsewhere).kind == .refusedAddress)
  }

  @Test func `a password is never sent without encryption`() throws {
    #expect(throws: TransferFailure.self) {
      try MailServer("smtp://a.example", user: "desk", password: "secret", allowsPlainText: true)
    }
    #expect(throws: TransferFailure.self) { try MailServer("smtp://a.example", user: "desk") }
    #expect(throws: TransferFailure.self) { try MailServer("https://a.example") }
    #expect(throws: TransferFailure.self) { try MailServer("smtp://desk:secret@a.example") }
    #expect(throws: TransferFailure.self) { try MailServer("smtp://a.example/path") }
  }
}
