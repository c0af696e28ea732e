import EventSourcing

/// What is still to be looked at, and what has come of the rest.
struct VerificationState<Codec: EventCodec>: Sendable {
  enum Job: Sendable {
    case seals
    case streams(StreamRange)
  }

  enum Part: Sendable {
    case seals(SealVerification.Report)
    case streams(StreamVerification<Codec>.Report)
  }

  /// Events, each counted twice.
  var read = 0
  private var jobs: [Job]
  private var seals = SealVerification.Report()
  private var streams = StreamVerification<Codec>.Report()
  private var failure: (any Error)?

  init(_ ranges: [StreamRange]) {
    // The longest job first.
    jobs = ranges.reversed().map(Job.streams) + [.seals]
  }

  mutating func next() -> Job? { failure == nil ? jobs.popLast() : nil }

  mutating func take(_ outcome: Result<Part, any Error>) {
    switch outcome {
    case .success(.seals(let report)): seals = report
    case .success(.streams(let report)): streams.add(report)
    case .failure(let error): failure = failure ?? error
    }
  }

  func report() throws -> LogVerification<Codec>.Report {
    if let failure { throw failure }
    return .init(seals: seals, streams: streams)
  }
}
