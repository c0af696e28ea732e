import Manuscripts
import Newsroom
import PlainText
import Terminal

extension Revise {
  /// Merges the file, or the draft that was put aside, with the working revision.
  ///
  /// - Throws: ``Failure`` if a person must decide; the merged text is printed first.
  func mergeAndSave() async throws {
    guard file != nil else { return try await save(nil) }
    _ = try await ManuscriptSource(file).read(template: "") { try await save($0) }
  }

  private func save(_ manuscript: ManuscriptFile?) async throws {
    let outcome = try await global.withMember { member in
      try await member.rebase(manuscript, onto: article.reference, options: arguments.options)
    }
    switch outcome {
    case .saved(let receipt):
      try global.console.show(receipt, verbose: arguments.receipt.verbose)
    case .undecided(let conflicts): throw try show(conflicts)
    }
  }

  /// Prints the merged text with every version of a conflict, and returns what to do.
  private func show(_ conflicts: RebaseConflicts) throws -> Failure {
    let console = global.console
    if global.format == .table {
      let text = conflicts.merge.manuscript.text
      try console.output.write(
        console.screen.isTerminal ? SanitizedText(block: text).description : text)
      try console.output.flush()
    }
    for conflict in conflicts.merge.fields {
      console.tell(
        "\(conflict.field): you wrote '\(conflict.draft)', and revision \(conflicts.current) has "
          + "'\(conflict.current)', which is in the text above")
    }
    let count = Count.of(conflicts.merge.passages + conflicts.merge.fields.count, "conflict")
    let again = conflicts.draft == nil ? "" : " --rebase"
    return Failure(
      .conflict,
      "\(count) with revision \(conflicts.current); save the text as a file, decide, and use "
        + "'galley revise \(article.reference) FILE\(again)'")
  }
}
