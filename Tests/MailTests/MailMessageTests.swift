import Testing

@testable import Mail

struct MailMessageTests {
  private static func message(
    subject: String = "Lights out", name: String = "", text: String = "A line.\n",
    attachments: [MailMessage.Attachment] = []
  ) throws -> String {
    let from = try #require(MailAddress("desk@example.org", name: name))
    let to = try #require(MailAddress("eva@example.org"))
    let message = MailMessage(
      id: "0197-abc", from: from, to: [to], subject: subject, text: text,
      attachments: attachments, time: 1_614_265_330)
    return String(decoding: message.encoded, as: UTF8.self)
  }

  @Test func `a plain message is readable as it is sent`() throws {
    #expect(
      try Self.message() == """
        Date: Thu, 25 Feb 2021 15:02:10 +0000\r
        From: <desk@example.org>\r
        To: <eva@example.org>\r
        Message-ID: <0197-abc@example.org>\r
        Subject: Lights out\r
        Auto-Submitted: auto-generated\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        A line.\r

        """)
  }

  @Test(arguments: ["a\r\nBcc: all@example.org", "a\nBcc: b", "a\rBcc: b", "a\u{2028}Bcc: b"])
  func `no subject and no name can begin another header`(text: String) throws {
    for message in [try Self.message(subject: text), try Self.message(name: text)] {
      let head = try #require(message.split(separator: "\r\n\r\n").first)
      let names = head.split(separator: "\r\n").filter { !$0.hasPrefix(" ") }
        .map { String($0.prefix { $0 != ":" }) }
      #expect(
        names == [
          "Date", "From", "To", "Message-ID", "Subject", "Auto-Submitted", "MIME-Version",
          "Content-Type", "Content-Transfer-Encoding",
        ])
    }
  }

  @Test(arguments: [
    String(repeating: "Ein sehr langer Betreff mit Umlauten äöü ", count: 20),
    String(repeating: "x", count: 500), String(repeating: "漢", count: 300),
    String(repeating: "👩‍👩‍👧", count: 100), "=?utf-8?q?not_encoded?=",
    String(repeating: "ab ", count: 200),
  ])
  func `no line is longer than 78 bytes, and all are ASCII`(text: String) throws {
    for message in [
      try Self.message(subject: text), try Self.message(name: text), try Self.message(text: text),
    ] {
      #expect(message.utf8.allSatisfy { $0 < 0x80 })
      #expect(message.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }
  }

  @Test func `lines of a text that servers could change are encoded`() {
    #expect(
      QuotedPrintable.encoded("a \n.\n=\r\n\u{0}é\n\n")
        == "a=20\r\n=2E\r\n=3D\r\n=00=C3=A9\r\n\r\n")
  }

  @Test func `the boundary of parts is the message's own`() throws {
    let attachment = MailMessage.Attachment(
      name: "a\"\r\nX: y.json", type: "text/x\r\nX: y", content: [1, 2, 3])
    let message = try Self.message(attachments: [attachment])
    #expect(message.contains("boundary=\"part.0197-abc\"\r\n"))
    #expect(message.contains("Content-Type: application/octet-stream\r\n"))
    #expect(message.contains(" filename*=utf-8''a%22%0D%0AX%3A%20y.json\r\n\r\nAQID\r\n"))
    #expect(message.hasSuffix("\r\n--part.0197-abc--\r\n"))
  }
}
