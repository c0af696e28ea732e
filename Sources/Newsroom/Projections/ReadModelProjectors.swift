import Editorial
import EditorialReadModels
import EventSourcing
import PostgreSQL
import PostgresEventStore

/// Something that is done to read models of one kind of stream.
protocol ReadModelOperation {
  associatedtype Value

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws -> Value
}

/// Read models, grouped by the kind of stream that they follow. Each kind has its own projector.
struct ReadModelProjectors: Sendable {
  private let articles: [any Projection<ArticleEvent>.Type]
  private let replies: [any Projection<ReplyEvent>.Type]

  init(_ models: [ReadModels.Model]) {
    let names = Set(models.map { $0.name })
    articles = ReadModels.ofArticles.filter { names.contains($0.name) }
    replies = ReadModels.ofReplies.filter { names.contains($0.name) }
  }

  /// Each kind of which there are models.
  var kinds: [any ReadModelKind] {
    var kinds: [any ReadModelKind] = []
    if !articles.isEmpty {
      kinds.append(ProjectedKind(articles, by: Projector(codec: ArticleEventCodec())))
    }
    if !replies.isEmpty {
      kinds.append(ProjectedKind(replies, by: Projector(codec: ReplyEventCodec())))
    }
    return kinds
  }

  /// Carries out the operation for each kind of which there are models.
  func run<Operation: ReadModelOperation>(
    _ operation: Operation, on connection: inout Connection
  ) throws -> [Operation.Value] {
    func run(_ kind: some ReadModelKind) throws -> Operation.Value {
      try operation.run(kind.members, by: kind.projector, on: &connection)
    }
    return try kinds.map { try run($0) }
  }

  /// Applies all events up to the watermark to the live builds.
  func catchUp(on connection: inout Connection) throws {
    _ = try run(CatchingUp(), on: &connection)
  }

  /// Applies the next batch of events to the live builds of each kind.
  func step(on connection: inout Connection) throws -> WorkerStep {
    let steps = try run(Stepping(), on: &connection)
    return steps.dropFirst().reduce(into: steps.first ?? WorkerStep()) { $0.add($1) }
  }
}

/// What a worker has applied.
struct WorkerStep: Sendable {
  /// The position that all read models have reached, except those that are outdated.
  private(set) var checkpoint = Int64.max
  /// The number of events that the first kind of model has read. Another kind reads the same events,
  /// but perhaps in another step.
  private(set) var events = 0
  private(set) var isDone = true
  private(set) var outdated: [String] = []

  fileprivate mutating func add(_ other: WorkerStep) {
    checkpoint = min(checkpoint, other.checkpoint)
    isDone = isDone && other.isDone
    outdated += other.outdated
  }
}

private struct CatchingUp: ReadModelOperation {
  typealias Value = Void

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws {
    try projector.catchUp(models, on: &connection)
  }
}

private struct Stepping: ReadModelOperation {
  typealias Value = WorkerStep

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws -> WorkerStep {
    let step = try projector.step(models, on: &connection)
    return WorkerStep(
      checkpoint: step.checkpoint, events: step.events, isDone: step.isDone,
      outdated: step.outdated)
  }
}
