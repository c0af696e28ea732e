import Foundation
import Newsroom
import Synchronization

/// Faults of the node that accepts changes while people write, one after the other, and how long it
/// takes each time until somebody can write again.
struct FailoverTrial {
  let cluster: PatroniCluster
  let program: String
  private var random: SeededRandom
  private(set) var times: [FailoverReport.Times] = []
  /// The processes and commands that took longer than their limits permit.
  private(set) var beyondLimit = 0

  init(cluster: PatroniCluster, program: String, seed: UInt64) {
    (self.cluster, self.program) = (cluster, program)
    random = SeededRandom(seed: seed)
  }

  /// - Returns: What was reported to the writers.
  mutating func run(
    _ faults: [Fault], writers: Int, in newsroom: Newsroom, _ progress: BenchmarkProgress
  ) async throws -> AcknowledgedEvents {
    let acknowledged = AcknowledgedEvents()
    let slow = Mutex(0)
    let limit = FailoverProbe.limit(wait: FailoverProbe.wait)
    let eva = try await newsroom.acting(as: "eva")
    let (article, slug) = try Writer.article("Text.", slug: FailoverProbe.slug)
    // Only the command line writes to it. It reads the article for each command, so that writers who
    // know its version would always be first.
    await acknowledged.add(
      try await eva.draft(article, slug: slug), repetitions: 0, after: 0, isShared: false)
    let stop = StopSignal()
    defer { stop.raise() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      Writer.begin(writers, as: eva, acknowledged, using: &random, until: stop, in: &group) {
        took in
        if took > limit { slow.withLock { $0 += 1 } }
      }
      defer { stop.raise() }
      progress.begin("causing failovers", faults.count, "failovers")
      for (number, fault) in faults.enumerated() {
        try await cause(fault, number: number)
        progress.advance(number + 1)
      }
      stop.raise()
      try await group.waitForAll()
    }
    beyondLimit += slow.withLock { $0 }
    return acknowledged
  }

  /// Sends commands at the moment of the fault, and waits until the cluster is complete again.
  private mutating func cause(_ fault: Fault, number: Int) async throws {
    try await Task.sleep(for: .milliseconds(random.within(200...1_500)))
    let leader = try await cluster.leader()
    let began = ContinuousClock.now
    leader.cause(fault)
    let probe = FailoverProbe(url: cluster.url(), program: program, folder: cluster.folder)
    async let psql = probe.timeOfPSQL(since: began)
    async let question = probe.ask(since: began)
    async let command = probe.note("Failover \(number).", since: began)
    let answers = (psql: try await psql, question: try await question, command: try await command)
    for (name, answer, expected) in [
      ("note", answers.command, [0]), ("list", answers.question, [0, 69, 75]),
    ] where !expected.contains(answer.code) {
      throw Failure(
        .failed,
        "'galley \(name)' ended with exit code \(answer.code) after fault \(number + 1), "
          + "\(fault.rawValue): \(answer.words)")
    }
    if answers.command.took > FailoverProbe.limit(wait: FailoverProbe.wait) { beyondLimit += 1 }
    if answers.question.took > FailoverProbe.limit(wait: 0) { beyondLimit += 1 }
    times.append(.init(fault: fault, command: answers.command.took, psql: answers.psql))
    try leader.repair(fault)
    try await cluster.waitUntilReplicated()
  }
}
