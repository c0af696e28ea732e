import Editorial
import Newsroom
import PlainText

extension Departure {
  /// The lines below the receipt; empty if nothing is left.
  var lines: String {
    let login = person.login
    var lines: [(String, [UnfinishedWork.Item])] = []
    if let successor { lines.append(("reassigned to \(successor)", reassigned)) }
    lines += [
      ("still assigned to \(login)", unfinished.assignments),
      ("submitted by \(login), waiting for review", unfinished.submissions),
      ("drafts of \(login)", unfinished.drafts),
      ("scheduled by \(login); cancel or schedule again, if unwanted", unfinished.schedules),
    ]
    return lines.filter { !$0.1.isEmpty }
      .map { "  \(SanitizedText(line: $0)): \(Self.names(of: $1))\n" }.joined()
  }

  private static let mostNames = 10

  private static func names(of items: [UnfinishedWork.Item]) -> String {
    let names = items.prefix(mostNames).map(\.words)
    let more = items.count > mostNames ? ["and \(items.count - mostNames) more"] : []
    return (names + more).joined(separator: ", ")
  }

  /// How to reassign what is left; nil if there is nothing to reassign.
  func advice(repeating words: [String]) -> String? {
    guard !unfinished.assignments.isEmpty else { return nil }
    let command = ShellCommand(words + ["--reassign-to", "NAME"])
    return "to reassign \(Count.of(unfinished.assignments.count, "article")), run "
      + command.quotation
  }
}

extension UnfinishedWork.Item {
  fileprivate var words: String {
    let times = [due.map { "due \($0)" }, scheduledAt.map { "for \(Moment($0).absolute)" }]
      .compactMap(\.self)
    return slug.text + (times.isEmpty ? "" : " (\(times.joined(separator: ", ")))")
  }
}
