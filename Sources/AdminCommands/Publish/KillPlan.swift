import Editorial
import Foundation
import Newsroom
import PlainText
import Terminal

/// What `kill` would do to each article, before it asks.
struct KillPlan {
  private let notice: String
  /// The article to read instead, as the command line names it.
  private let replacement: String?
  /// One article, which is answered as such, or several.
  private let isOne: Bool
  /// The articles that can be killed and are not, each once.
  private var rehearsals: [Rehearsal] = []
  /// The articles that are killed already.
  private var unchanged: [Rehearsal] = []
  private var failures: [(reference: String, failure: Failure)] = []

  /// - Throws: The refusal of a single article. Those of several are part of the plan.
  init(
    of named: NamedArticles, notice: String, replacement: String?, as member: Member,
    rehearse: (UUID) async throws -> Rehearsal
  ) async throws {
    (self.notice, self.replacement) = (notice, replacement)
    switch named {
    case .one(let reference):
      isOne = true
      add(try await rehearse(try await member.find(reference)))
    case .several(let references):
      isOne = false
      for reference in references {
        do {
          add(try await rehearse(try await member.find(reference)))
        } catch {
          let failure = Failure(error)
          if failure.kind == .unavailable { throw error }
          failures.append((reference, failure))
        }
      }
    }
  }

  private mutating func add(_ rehearsal: Rehearsal) {
    if rehearsal.events.isEmpty {
      unchanged.append(rehearsal)
    } else if !rehearsals.contains(where: { $0.id == rehearsal.id }) {
      rehearsals.append(rehearsal)
    }
  }

  /// The question, with the articles that cannot be killed; nil if nothing would be killed.
  var confirmation: Confirmation? {
    confirmation(
      refusals: failures.map { reference, failure in
        "\(reference) stays as it is: \(failure.sentence.withShownTimes)"
      })
  }

  private func confirmation(refusals: [String]) -> Confirmation? {
    guard let first = rehearsals.first else { return nil }
    let name = rehearsals.count == 1 ? first.slug : "\(rehearsals.count) articles"
    return Confirmation(
      warning: "killing \(name) cannot be undone",
      consequences: rehearsals.map(\.consequence)
        + [
          "The public gets only this notice: \(notice)",
          replacement.map { "Readers are sent to \($0)." },
          "Nobody can revise or publish \(rehearsals.count == 1 ? "it" : "them") again.",
        ].compactMap(\.self) + refusals,
      question: "Kill \(name)?")
  }

  /// Prints what would happen.
  ///
  /// - Throws: `Ending` if an article of several cannot be killed.
  func show(on console: Console) throws {
    switch console.format {
    case .json, .ndjson, .csv:
      if isOne {
        try console.show(rehearsals.first ?? unchanged[0]) { "" }
      } else {
        try console.show(rehearsals + unchanged) { "" }
      }
    case .table:
      // The refusals follow on standard error.
      if let confirmation = confirmation(refusals: []) { try console.rehearse(confirmation) }
      for article in unchanged { console.tell("\(article.slug): nothing to do") }
    }
    for (reference, failure) in failures {
      console.tell(failure, of: reference)
    }
    let codes = failures.map(\.failure.exitCode)
    guard let first = codes.first else { return }
    throw Ending(code: codes.reduce(first) { $0.worse(of: $1) }.rawValue)
  }
}
