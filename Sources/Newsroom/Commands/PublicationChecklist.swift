import Editorial
import EventSourcing

/// The steps from a working revision to its publication, and what the desk's rules say to each now.
package struct PublicationChecklist: Sendable {
  package enum Step: String, CaseIterable, Sendable {
    case submit, approve, publish
  }

  package enum Standing: Sendable {
    case done
    case possible
    /// The step before it comes first.
    case later
    /// The rule that refuses it to this person now.
    case refused(Failure)
  }

  /// In the order of the steps.
  package let steps: [(step: Step, standing: Standing)]

  init(_ state: ArticleState, in context: DeskContext) {
    steps = Step.allCases.map { ($0, $0.standing(of: state, in: context)) }
  }
}

extension PublicationChecklist.Step {
  fileprivate func standing(
    of state: ArticleState, in context: DeskContext
  ) -> PublicationChecklist.Standing {
    guard let current = state.current else { return .later }
    // On hold, readers do not see the text: the rules say why it cannot be published again.
    if state.published?.digest == current.digest, self != .publish || state.hold == nil {
      return .done
    }
    switch (self, state.editorialState) {
    case (.submit, .submitted), (.submit, .approved), (.approve, .approved): return .done
    case (.approve, .draft), (.approve, .changesRequested), (.approve, .spiked): return .later
    case (.publish, .submitted), (.publish, .draft), (.publish, .changesRequested),
      (.publish, .spiked):
      return .later
    case (.submit, _), (.approve, .submitted), (.publish, .approved): break
    }
    let command: ArticleCommand =
      switch self {
      case .submit: .submit
      case .approve: .approve(digest: current.digest)
      case .publish: .publish
      }
    do {
      _ = try Article.decide(command, on: state, in: context)
      return .possible
    } catch {
      return .refused(Failure(error))
    }
  }
}
