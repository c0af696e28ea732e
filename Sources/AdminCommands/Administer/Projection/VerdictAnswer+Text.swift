import Newsroom
import PlainText

extension VerdictAnswer {
  /// The answer with what to do about it in its reason.
  var advised: VerdictAnswer {
    var answer = self
    answer.reason = reason.map { ([$0] + remedies.map(\.advice)).joined(separator: "; ") }
    return answer
  }

  /// One line, and one more for each difference.
  var text: String {
    guard let comparison else { return "\(name): not compared: \(reason ?? "")\n" }
    guard !comparison.isEqual else {
      return "\(name): equal to the log at position \(comparison.position), "
        + "\(Count.of(comparison.rows, "row"))\n"
    }
    return "\(name): differs from the log at position \(comparison.position)\n"
      + comparison.differences
  }
}
