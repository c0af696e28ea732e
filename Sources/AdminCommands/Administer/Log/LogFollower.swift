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

  /// Removes what the output has after the checkpoint, so that it gets nothing twice. A pipe or a terminal
  /// cannot give back what it has.
  ///
  /// - Throws: ``Failure`` if the log has another event at the checkpoint than the one that was passed on,
  ///   or none.
  mutating func resume() async throws {
    if let last = checkpoint.last {
      let found = try? await member.logEvent(at: last.position)
      guard found?.id == last.id else {
        throw Failure(
          .conflict,
          "the log has \(found == nil ? "no event" : "another event") at position \(last.position) "
            + "of the checkpoint: its history was lost or replaced", .verifyLog)
      }
    }
    guard let former = checkpoint.output,
      let present = FollowCheckpoint.Output(of: STDOUT_FILENO), former.isSameFile(as: present)
    else { return }
    guard present.size >= former.size else {
      return console.tell(
        "the output is shorter than at the checkpoint; write to it with '>>' to keep its lines")
    }
    guard ftruncate(STDOUT_FILENO, off_t(former.size)) == 0,
      lseek(STDOUT_FILENO, 0, SEEK_END) >= 0
    else {
      throw Failure(
        .failed, "cannot remove the lines after the checkpoint: \(String(cString: strerror(errno)))"
      )
    }
  }

  /// Passes events on until a stop is requested.
  ///
  /// - Throws: When the output is closed or full, or when the log cannot be read.
  mutating func run(until stop: StopSignal) async throws {
    var pause = Self.shortestWait
    var isInTrouble = false
    var ahead: Task<Batch, any Error>?
    defer { ahead?.cancel() }
    while !stop.isOn {
      do {
        let (entries, end) = try await (ahead ?? reading(after: checkpoint.position)).value
        // The server reads the next events while these are printed.
        ahead = entries.count == Self.batch ? reading(after: end) : nil
        if isInTrouble { console.tell("the database answers again") }
        isInTrouble = false
        try pass(entries, upTo: end)
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

  /// Events, and the position after which to continue.
  private typealias Batch = (entries: [LogEntry], end: Int64)

  private func reading(after position: Int64) -> Task<Batch, any Error> {
    Task { [member] in try await member.log(Self.batch, after: position, LogQuery()) }
  }

  /// The lines are on the disk before the checkpoint says so.
  private mutating func pass(_ entries: [LogEntry], upTo end: Int64) throws {
    guard end > checkpoint.position else { return }
    if !entries.isEmpty {
      try console.output.write(entries.map { JSONOutput.line(of: $0) }.joined())
      try console.output.flush()
    }
    checkpoint.position = end
    if let last = entries.last { checkpoint.last = .init(position: last.position, id: last.id) }
    guard let checkpointPath else { return }
    checkpoint.output = FollowCheckpoint.Output(of: STDOUT_FILENO)
    if checkpoint.output != nil, fsync(STDOUT_FILENO) != 0 {
      throw Failure(
        .failed, "cannot write the events: \(String(cString: strerror(errno)))")
    }
    try checkpoint.write(to: checkpointPath)
  }
}
