/// Repeats work, and measures the time of each repetition.
///
/// ```swift
/// var loop = TimingLoop(.until(end))
/// while loop.next() { try work() }
/// return loop.times
/// ```
struct TimingLoop {
  enum End: Sendable {
    case runs(Int)
    case until(ContinuousClock.Instant)
  }

  private let end: End
  private var began: ContinuousClock.Instant?
  /// The times of the repetitions so far.
  private(set) var times: [Duration] = []

  init(_ end: End) { self.end = end }

  var seconds: [Double] { times.map { $0 / .seconds(1) } }

  /// Ends the current repetition, and starts the next.
  ///
  /// - Returns: Whether there is a next one.
  mutating func next() -> Bool {
    let now = ContinuousClock.now
    if let began { times.append(began.duration(to: now)) }
    let isOver =
      switch end {
      case .runs(let count): times.count >= count
      case .until(let instant): now >= instant
      }
    began = isOver ? nil : .now
    return !isOver
  }

  /// Ends the current repetition without recording its time.
  mutating func discard() { began = nil }
}
