import Digests
import Seals

/// The roots that a log must have by its seals, the smallest first.
struct ExpectedRoots {
  struct Root {
    /// What the seal is called.
    let name: String
    let checkpoint: Checkpoint
    /// Of the last event, where the seal is kept beside the log.
    let position: Int64?
  }

  private var roots: [Root] = []

  /// Takes on what a seal says, or reports why it says nothing.
  mutating func add(
    _ name: String, position: Int64? = nil, to report: inout SealVerification.Report,
    _ checkpoint: () throws(SealError) -> Checkpoint
  ) {
    do {
      roots.append(Root(name: name, checkpoint: try checkpoint(), position: position))
      roots.sort { $0.checkpoint.size > $1.checkpoint.size }
    } catch {
      report.findings.append(LogFinding("\(name): \(error)"))
    }
  }

  /// How many events each is of.
  var sizes: Set<Int64> { Set(roots.map(\.checkpoint.size)) }

  /// How many events the next seal is of; nil when there is none.
  var next: Int64? { roots.last?.checkpoint.size }

  /// Takes the seals of this size out.
  mutating func take(_ size: Int64) -> [Root] {
    var taken: [Root] = []
    while let root = roots.last, root.checkpoint.size == size { taken.append(roots.removeLast()) }
    return taken
  }

  /// Takes all out, the smallest first.
  mutating func takeAll() -> [Root] {
    defer { roots = [] }
    return roots.reversed()
  }
}
