import Editorial
import Newsroom
import PlainText

extension Console {
  /// Prints the remarks of an answer, and returns its value.
  ///
  /// - Parameter noun: The noun for the answer in these remarks.
  func value<Value>(of answer: Answer<Value>, as noun: String = "list") -> Value {
    tell(answer.remarks, about: noun)
    return answer.value
  }

  func tell(_ remarks: [Remark], about noun: String) {
    for remark in remarks {
      if case .asOf(_, let instant) = remark { Invocation.current.viewpoint.adopt(instant) }
      if let sentence = remark.sentence(about: noun) { tell(sentence) }
    }
  }
}

extension Remark {
  /// The remark as a sentence; nil if the search prints it next to the number of hits.
  fileprivate func sentence(about noun: String) -> String? {
    switch self {
    case .asOf(let position, let instant):
      return
        "as of position \(position) (\(instant.map { Moment($0).absolute } ?? "before the first event"))"
    case .behind(let events):
      let pending =
        switch events {
        case 0: "an event is still being recorded"
        case ...Self.mostCounted: "\(Count.of(events, "event")) pending"
        default: "more than \(Count.of(Self.mostCounted, "event")) pending"
        }
      return "This \(noun) may be out of date (\(pending)). "
        + "Run 'galley worker' to keep it up to date."
    case .quarantined(let articles):
      return "This \(noun) may be out of date for \(Count.of(articles, "article")) in quarantine. "
        + "Run 'galley projection retry --all', or see 'galley projection status'."
    case .stopped(let model, let position):
      return
        "This \(noun) may be out of date: \(model) cannot apply the article's event at position "
        + "\(position). Run 'galley projection retry \(model)'."
    case .otherVersion(let model, let live, let program):
      return "This \(noun) may be out of date: \(model) has version \(live), and this galley needs "
        + "version \(program). "
        + (live < program
          ? "Run " + ShellCommand.galley("projection", "rebuild", model).quotation + "."
          : "Use a newer galley.")
    case .replaces(let revision, let author, let time):
      return
        "this replaces revision \(revision), which \(author) saved at \(Moment(time).absolute); "
        + "--expect-revision prevents that"
    case .dueInThePast(let day):
      return "The due date, \(day), has passed. To correct it, assign the article again."
    case .unattended(let worker):
      return (worker == .none ? "No worker is running" : "No running worker may publish")
        + ", so nothing will carry out the schedule when it is due. Run 'galley worker' as an admin."
    case .unknownFilter(let filter): return filter.sentence
    case .nothingToLookUp: return nil
    }
  }
}

extension UnknownFilter {
  fileprivate var sentence: String {
    let names = similar.map { "'\($0)'" }.joined(separator: ", ")
    return "no article has the \(field.rawValue) '\(name)'"
      + (similar.isEmpty ? "" : "; did you mean \(names)?")
  }
}
