import Newsroom
import PlainText

extension PlannedDeparture {
  /// The question before it is done.
  ///
  /// - Parameter verb: What is done to the person: "disabling".
  func confirmation(_ verb: String, question: String) -> Confirmation {
    let lines = unfinished.lines(of: person.login).map { "\($0.label): \($0.names)." }
    let ownLines =
      isOwn ? ["This is your own role. Only another admin can give it back to you."] : []
    guard let lastAdmin else {
      return Confirmation(
        warning: "\(verb) \(person.login) can be undone by an admin",
        consequences: ownLines + lines, question: question)
    }
    return Confirmation(
      warning: "\(verb) \(person.login) leaves \(lastAdmin) as the only admin",
      consequences: ownLines + [
        "Nobody can then approve what \(lastAdmin) writes.",
        "If \(lastAdmin) cannot act, only the server's administrator can add an admin.",
      ] + lines,
      question: question)
  }
}

extension ConfirmationArguments {
  /// Prints a plan with `--dry-run`, or asks for consent if the person who does it cannot undo it.
  ///
  /// - Returns: Whether to carry out the plan.
  /// - Throws: ``Failure`` without consent.
  func obtain(
    for plan: Answer<PlannedDeparture>, _ verb: String, question: String, on console: Console
  ) throws -> Bool {
    let confirmation = plan.value.confirmation(verb, question: question)
    if dryRun {
      let plan = console.value(of: plan)
      switch console.format {
      case .json, .ndjson, .csv: try console.show(plan) { "" }
      case .table: try console.rehearse(confirmation)
      }
      return false
    }
    if plan.value.needsConsent { try obtain(confirmation, on: console) }
    return true
  }
}
