import Mail

/// A mailbox in the first line, the name of its owner in the second, the subject in the third, and
/// then the text.
enum MailTarget {
  private static let names = [
    "Date", "From", "To", "Message-ID", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding",
  ]
  /// As RFC 5322 permits.
  private static let longestLine = 998

  static func check(_ bytes: UnsafeRawBufferPointer) {
    let parts = String(decoding: bytes, as: UTF8.self).utf8
      .split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let line = { (index: Int) in parts.count > index ? parts[index] : "" }
    guard let to = MailAddress(line(0), name: line(1)) else { return }
    require(
      to.mailbox.utf8.allSatisfy {
        (0x21...0x7E).contains($0) && !"<>(),:;\"\\[]".utf8.contains($0)
      },
      "a mailbox needs no quotes", to.mailbox)
    require(to.mailbox.utf8.count { $0 == UInt8(ascii: "@") } == 1, "it has one domain", to.mailbox)
    require(to.mailbox.hasSuffix("@\(to.domain)"), "the domain is at the end", to.mailbox)
    require(MailAddress(to.mailbox) != nil, "it is an address again", to.mailbox)
    checkMessage(
      MailMessage(
        id: line(2), from: to, to: [to], subject: line(2), text: line(3), time: 1_795_960_800))
  }

  private static func checkMessage(_ message: MailMessage) {
    let encoded = message.encoded
    require(encoded.allSatisfy { $0 < 0x80 }, "a message is ASCII")
    var lines: [ArraySlice<UInt8>] = []
    for line in encoded.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.append(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      require(!(lines.last ?? []).contains(UInt8(ascii: "\r")), "a line ends once")
      require(line.count <= longestLine, "a line is short", String(decoding: line, as: UTF8.self))
    }
    require(
      encoded.count { $0 == UInt8(ascii: "\n") } == encoded.count { $0 == UInt8(ascii: "\r") },
      "each line ends with both")
    let head = lines.prefix { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    let found = head.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != ":" }) }
    require(found == names, "no value begins a header", "\(found)")
  }
}
