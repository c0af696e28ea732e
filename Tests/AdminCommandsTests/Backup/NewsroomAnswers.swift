import TestSupport

/// The answers of a newsroom, by the words of each question.
struct NewsroomAnswers {
  private var answers: [String: String] = [:]

  private static let questions = [
    "show lighthouse", "show lamp", "show lighthouse --revision 1", "show mole",
    "show lamp --at-position 9", "diff lighthouse 1 2", "list", "list --at-position 8",
    "queue", "history lighthouse", "history tide", "search keeper", "search paragraph", "live",
    "live lighthouse --intervals", "stats", "user list", "projection status --digests",
    "log tail --number 100",
  ]

  init(of desk: PrivateNewsroom) async throws {
    for question in Self.questions {
      let words = question.split(separator: " ").map(String.init)
      let outcome = try await desk.program(words + ["--format", "json"])
      answers[question] = "\(outcome.exitCode) \(outcome.stdout)"
    }
  }

  /// The questions that were refused or have different answers, with the answers.
  func differences(from other: NewsroomAnswers) -> [String] {
    Self.questions.compactMap { question in
      let (mine, others) = (answers[question] ?? "", other.answers[question] ?? "")
      return mine == others && mine.hasPrefix("0 ") ? nil : "\(question): \(mine), \(others)"
    }
  }
}
