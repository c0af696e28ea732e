/// A start of a file that looks like front matter of another kind.
package enum ForeignFrontMatter: Hashable, Sendable {
  case json
  case html
  /// The fields are between other lines than fences, such as `;;;`.
  case otherFence
  /// Fields without lines around them.
  case bareFields(name: String)
  /// The syntax of another format, such as Org or AsciiDoc.
  case otherFormat(String)
  /// The front matter comes after other lines.
  case late

  /// - Parameters:
  ///   - first: The first line that is not blank.
  ///   - next: The lines after it.
  init?(first: String, next: [String]) {
    let line = first.drop { $0 == " " || $0 == "\t" }
    let lower = line.lowercased()
    let following = next.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    if Self.isJSON(line, following) {
      self = .json
    } else if ["<!doctype", "<html", "<?xml", "<head"].contains(where: lower.hasPrefix) {
      self = .html
    } else if line.hasPrefix("%YAML") || line.hasPrefix("%TAG") {
      self = .otherFormat("YAML directives")
    } else if line.hasPrefix("% ") {
      self = .otherFormat("a Pandoc title block")
    } else if line.hasPrefix("#+"), FieldLine(line.dropFirst(2)) != nil {
      self = .otherFormat("Org keywords")
    } else if line.hasPrefix(":"), FieldLine(line.dropFirst()) != nil {
      self = .otherFormat("reStructuredText fields")
    } else if line.hasPrefix("= "), following.hasPrefix(":") {
      self = .otherFormat("an AsciiDoc header")
    } else if Self.isFence(line), FieldLine(following) != nil || following.hasPrefix("{") {
      self = .otherFence
    } else if let field = FieldLine(line), Self.continues(next) {
      self = .bareFields(name: field.name)
    } else {
      return nil
    }
  }

  /// What the line looks like, and what to do about it.
  var sentence: String {
    switch self {
    case .json:
      "this looks like front matter in JSON; write 'name: value' lines between two lines '---'"
    case .html: "this looks like an HTML or XML document; convert it to Markdown"
    case .otherFence: "this looks like front matter; put its fields between two lines '---'"
    case .bareFields(let name):
      "\(Quoted(name)) looks like a field; put the fields between two lines '---'"
    case .otherFormat(let name):
      "this looks like \(name); write 'name: value' lines between two lines '---'"
    case .late: "front matter begins here, after other lines; move it to the start of the file"
    }
  }

  private static func isJSON(_ line: Substring, _ following: String) -> Bool {
    guard line.hasPrefix("{"), !line.hasPrefix("{{"), !line.hasPrefix("{%") else { return false }
    let rest = line.dropFirst().drop(while: \.isWhitespace)
    let content = rest.isEmpty ? following.drop(while: \.isWhitespace) : rest
    guard let first = content.first else { return rest.isEmpty }
    return "\"'}".contains(first) || FieldLine(content) != nil
  }

  /// A line of three or more punctuation characters, a code fence, or the start of a comment.
  private static func isFence(_ line: Substring) -> Bool {
    if line.hasPrefix("<!--") || line.hasPrefix("```") || line.hasPrefix("~~~") { return true }
    let marks = line.filter { !$0.isWhitespace }
    return marks.count >= 3 && Set(marks).count == 1
      && marks.first.map { $0.isPunctuation || $0.isSymbol } == true
  }

  /// Whether the lines after a field are another field, a fence, or blank.
  private static func continues(_ next: [String]) -> Bool {
    guard let line = next.first, !line.allSatisfy(\.isWhitespace) else { return true }
    return FieldLine(line) != nil || Fence(line) != nil
      || line.split(separator: ":").first?.allSatisfy { $0.isLetter || $0 == "_" } == true
        && line.contains(": ")
  }
}
