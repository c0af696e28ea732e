/// A message as it is sent (RFC 5322 and MIME): a plain text, and files that are attached.
package struct MailMessage: Sendable {
  package struct Attachment: Sendable {
    package let name: String
    /// Such as `application/json`.
    package let type: String
    package let content: [UInt8]

    package init(name: String, type: String, content: [UInt8]) {
      (self.name, self.type, self.content) = (name, type, content)
    }
  }

  package let id: String
  package let from: MailAddress
  package let to: [MailAddress]
  package let subject: String
  package let text: String
  package let attachments: [Attachment]
  /// In seconds since 1970.
  package let time: Int

  /// - Parameters:
  ///   - id: The same for every attempt to send the same message, so that programs recognise it.
  ///     Letters, digits, hyphens and dots; other characters are left out.
  ///   - subject: One line. Line breaks and control characters become blanks.
  ///   - time: In seconds since 1970.
  package init(
    id: String, from: MailAddress, to: [MailAddress], subject: String, text: String,
    attachments: [Attachment] = [], time: Int
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.attachments = attachments
    self.time = time
  }

  /// The bytes to send, with CR LF at the end of each line, and no line longer than 78 bytes but for
  /// one with a single long word.
  package var encoded: [UInt8] {
    var head = MailHeaders()
    head.add("Date", MailDate.text(time))
    head.add("From", [from])
    head.add("To", to)
    head.add("Message-ID", "<\(identifier)@\(from.domain)>")
    head.addText("Subject", subject)
    // RFC 3834: no program should answer.
    head.add("Auto-Submitted", "auto-generated")
    head.add("MIME-Version", "1.0")
    guard !attachments.isEmpty else { return Array((head.text + textPart).utf8) }
    let boundary = "part.\(identifier)"
    head.add("Content-Type", "multipart/mixed; boundary=\"\(boundary)\"")
    let parts = ([textPart] + attachments.map(Self.part)).map { "--\(boundary)\r\n\($0)\r\n" }
    return Array("\(head.text)\r\n\(parts.joined())--\(boundary)--\r\n".utf8)
  }

  /// At most 60 characters.
  private var identifier: String {
    String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }.suffix(60))
  }

  private var textPart: String {
    """
    Content-Type: text/plain; charset=utf-8\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    \(QuotedPrintable.encoded(text))
    """
  }

  private static func part(_ attachment: Attachment) -> String {
    var head = MailHeaders()
    let isType = attachment.type.wholeMatch(of: /[a-z]+\/[a-z0-9.+-]+/) != nil
    head.add("Content-Type", isType ? attachment.type : "application/octet-stream")
    head.add("Content-Transfer-Encoding", "base64")
    let name = attachment.name.utf8.map { byte in
      let isPlain = byte < 0x80 && MailHeaders.isFileNameByte(byte)
      return isPlain ? String(UnicodeScalar(byte)) : MailHeaders.percent(byte)
    }.joined()
    head.add("Content-Disposition", "attachment;\r\n filename*=utf-8''\(name)")
    return "\(head.text)\r\n\(MailHeaders.base64Lines(attachment.content))"
  }
}
