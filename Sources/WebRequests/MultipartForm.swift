import PlainText

/// A file that a person chose in a form.
package struct FormFile: Hashable, Sendable {
  /// The name of the field.
  package let field: String
  /// What the browser says that the file is named, without a folder.
  package let name: String
  package let bytes: [UInt8]
}

/// A form with files: `multipart/form-data`, as browsers send it (RFC 7578).
struct MultipartForm {
  private(set) var fields: [(name: String, text: String)] = []
  private(set) var files: [FormFile] = []

  /// More parts are not read.
  private static let most = 300
  /// The longest head of a part, in bytes.
  private static let longestHead = 4_096

  /// - Parameter type: The header Content-Type.
  /// - Returns: Nil for what is not such a form, and for a text that is not UTF-8.
  init?(_ body: [UInt8], type: String) {
    guard let boundary = Self.boundary(in: type) else { return nil }
    let delimiter = Array("\r\n--\(boundary)".utf8)
    // The first delimiter has no line break before it.
    var rest = ([13, 10] + body)[...]
    guard rest.starts(with: delimiter) else { return nil }
    rest = rest.dropFirst(delimiter.count)
    while !rest.starts(with: Array("--".utf8)) {
      guard fields.count + files.count < Self.most, rest.starts(with: [13, 10]) else { return nil }
      let start = rest.startIndex + 2
      guard let end = Self.place(of: delimiter, in: rest[start...]), read(rest[start..<end]) else {
        return nil
      }
      rest = rest[(end + delimiter.count)...]
    }
  }

  /// Whether the part could be read.
  private mutating func read(_ part: ArraySlice<UInt8>) -> Bool {
    let separator: [UInt8] = [13, 10, 13, 10]
    guard let end = Self.place(of: separator, in: part), end - part.startIndex <= Self.longestHead,
      let head = String(validating: part[..<end], as: UTF8.self),
      let name = Self.parameter("name", in: head)
    else { return false }
    let content = part[(end + separator.count)...]
    if let file = Self.parameter("filename", in: head) {
      // A field without a chosen file is sent with an empty name.
      guard let last = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else {
        return true
      }
      files.append(FormFile(field: name, name: String(last), bytes: Array(content)))
      return true
    }
    guard let text = String(validating: content, as: UTF8.self) else { return false }
    fields.append((name, text.withLineFeeds))
    return true
  }

  private static func boundary(in type: String) -> String? {
    guard type.lowercased().hasPrefix("multipart/form-data"),
      let match = type.firstMatch(of: /(?i);\s*boundary="?([0-9A-Za-z'()+_,.\/:=?-]{1,70})"?/)
    else { return nil }
    return String(match.1)
  }

  /// A parameter of the header Content-Disposition. Browsers write a quotation mark as `%22`, and line
  /// breaks as `%0D%0A`.
  private static func parameter(_ name: String, in head: String) -> String? {
    guard
      let line = head.split(separator: "\r\n").first(where: {
        $0.lowercased().hasPrefix("content-disposition:")
      })
    else { return nil }
    for part in line.split(separator: ";").dropFirst() {
      let pair = part.trimmed.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0] == name, pair[1].hasPrefix("\""), pair[1].hasSuffix("\""),
        pair[1].count >= 2
      else { continue }
      return String(pair[1].dropFirst().dropLast()).replacing("%22", with: "\"")
        .replacing("%0D%0A", with: " ")
    }
    return nil
  }

  /// Where a sequence begins; nil if it is not there.
  private static func place(of bytes: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    var start = text.startIndex
    while let place = text[start...].firstIndex(of: first) {
      if text[place...].starts(with: bytes) { return place }
      start = place + 1
    }
    return nil
  }
}
