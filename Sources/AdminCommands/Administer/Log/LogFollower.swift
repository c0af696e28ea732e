import Foundation
import Glibc
import JSON
import Newsroom
import Terminal

/// Passes on the events of the log as lines, in order, and keeps a checkpoint.
struct LogFollower {
  let member: Member
  let console: Console
  /// The file of the checkpoint; nil to keep none.
  let checkpointPath: String?
  /// Whether to end once everything that is recorded now was passed on.
  let endsAtPresent: Bool
  var checkpoint: FollowCheckpoint

  private static let batch = 1_000
  private static let shortestWait = Duration.milliseconds(1)
  private static let longestWait = Duration.milliseconds(100)
  private static let waitInTrouble = Duration.seconds(1)

  /// Passes events on until a stop is requested.
  ///
  /// - Throws: When the output is closed or full, when the log cannot be read, or when it does not
  ///   have the last event that was passed on: see ``Member/log(_:after:continuing:)``.
  mutating func run(until stop: StopSignal) async throws {
    var pause = Self.shortestWait
    var (hasBegun, isInTrouble) = (false, false)
    var ahead: Task<[LogEntry], any Error>?
    defer { ahead?.cancel() }
    while !stop.isOn {
      do {
        if !hasBegun { try await identifyHistory() }
        let entries = try await (ahead ?? reading(checkpoint.position, checkpoint.last)).value
        // The server reads the next events while these are printed.
        let last = entries.last.map { PassedEvent(position: $0.position, id: $0.id) }
        ahead =
          if let last, entries.count == Self.batch { reading(last.position, last) } else { nil }
        if isInTrouble { console.tell("the database answers again") }
        isInTrouble = false
        if !hasBegun { try prepareOutput() }
        hasBegun = true
        if let last { try pass(entries, upTo: last) }
        if ahead != nil { continue }
        if endsAtPresent { return }
        pause = entries.isEmpty ? min(Self.longestWait, pause * 1.25) : Self.shortestWait
      } catch {
        ahead = nil
        let failure = Failure(error)
        guard failure.kind == .unavailable, !endsAtPresent else { throw error }
        if !isInTrouble { console.tell("\(failure.reason); waiting for the database") }
        isInTrouble = true
        pause = Self.waitInTrouble
      }
      if console.output.hasLostReader { throw OutputError.closed }
      try await Task.sleep(for: pause)
    }
  }

  /// Without a checkpoint, the receiver has the events that the log has now before the first one to
  /// pass on.
  private mutating func identifyHistory() async throws {
    guard checkpoint.last == nil, checkpoint.position > 0 else { return }
    checkpoint.last = try await member.lastEvent(through: checkpoint.position)
  }

  private func reading(
    _ position: Int64, _ last: PassedEvent?
  ) -> Task<[LogEntry], any Error> {
    Task { [member] in
      try await member.log(Self.batch, after: position, continuing: last)
    }
  }

  /// Removes what the output has after the checkpoint, so that it gets nothing twice. A pipe or a terminal
  /// cannot give back what it has.
  ///
  /// Then the checkpoint says which output receives the next events, and where they begin. So those that
  /// a killed follower has written are removed although they are after its last checkpoint.
  private mutating func prepareOutput() throws {
    if let former = checkpoint.output,
      let present = FollowCheckpoint.Output(of: STDOUT_FILENO), former.isSameFile(as: present)
    {
      try cutOutput(from: present.size, to: former.size)
    }
    try keepCheckpoint()
  }

  private func cutOutput(from present: Int64, to former: Int64) throws(Failure) {
    guard present >= former else {
      return console.tell(
        "the output is shorter than at the checkpoint; write to it with '>>' to keep its lines")
    }
    guard ftruncate(STDOUT_FILENO, off_t(former)) == 0, lseek(STDOUT_FILENO, 0, SEEK_END) >= 0
    else {
      throw Failure(
        .failed, "cannot remove the lines after the checkpoint: \(String(cString: strerror(errno)))"
      )
    }
  }

  private mutating func pass(_ entries: [LogEntry], upTo last: PassedEvent) throws {
    try console.output.write(entries.map { JSONOutput.line(of: $0) }.joined())
    try console.output.flush()
    (checkpoint.position, checkpoint.last) = (last.position, last)
    try keepCheckpoint()
  }

  /// The lines are on the disk before the checkpoint says so.
  private mutating func keepCheckpoint() throws(Failure) {
    guard let checkpointPath else { return }
    checkpoint.output = FollowCheckpoint.Output(of: STDOUT_FILENO)
    if checkpoint.output != nil, fsync(STDOUT_FILENO) != 0 {
      throw Failure(
        .failed, "cannot write the events: \(String(cString: strerror(errno)))")
    }
    try checkpoint.write(to: checkpointPath)
  }
}
