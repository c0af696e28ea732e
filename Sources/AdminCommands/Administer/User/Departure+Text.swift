import Editorial
import Newsroom
import PlainText

extension Departure {
  /// The lines below the receipt; empty if nothing is left.
  var lines: String {
    var lines: [(label: String, names: String)] = []
    if let successor, !reassigned.isEmpty {
      lines.append(("reassigned to \(successor)", reassigned.names))
    }
    lines += unfinished.lines(of: person.login)
    return lines.map { "  \(SanitizedText(line: $0.label)): \($0.names)\n" }.joined()
  }

  /// How to reassign what is left; nil if there is nothing to reassign.
  func advice(repeating words: [String]) -> String? {
    guard !unfinished.assignments.isEmpty else { return nil }
    let command = ShellCommand(words + ["--reassign-to", "NAME"])
    return "to reassign \(Count.of(unfinished.assignments.count, "article")), run "
      + command.quotation
  }
}

extension UnfinishedWork {
  /// What is left, by kind.
  func lines(of login: String) -> [(label: String, names: String)] {
    let kinds = [
      ("still assigned to \(login)", assignments),
      ("submitted by \(login), waiting for review", submissions),
      ("drafts of \(login)", drafts),
      ("scheduled by \(login); cancel or schedule again, if unwanted", schedules),
    ]
    return kinds.filter { !$0.1.isEmpty }.map { ($0, $1.names) }
  }
}

extension [UnfinishedWork.Item] {
  private static var mostNames: Int { 10 }

  fileprivate var names: String {
    let names = prefix(Self.mostNames).map(\.words)
    let more = count > Self.mostNames ? ["and \(count - Self.mostNames) more"] : []
    return (names + more).joined(separator: ", ")
  }
}

extension UnfinishedWork.Item {
  fileprivate var words: String {
    let times = [
      due.map { "due \($0)" }, scheduledAt.map { "for \(Moment($0).absolute)" },
      unpublishAt.map { "until \(Moment($0).absolute)" },
    ]
    .compactMap(\.self)
    return slug.text + (times.isEmpty ? "" : " (\(times.joined(separator: ", ")))")
  }
}
