import Newsroom
import Terminal

/// Shows the progress of a backup, and of an upgrade.
final class CopyMeter {
  private let bar: ProgressBar
  private var shown: (phase: String, done: Int, total: Int)?

  init(_ bar: ProgressBar) { self.bar = bar }

  func show(_ progress: BackupProgress) {
    switch progress {
    case .copying(let done, let total): show("copying", done, of: total, "kB")
    case .verifying:
      bar.begin("verifying", total: nil, unit: "backups")
      shown = nil
    case .restoring(let done, let total): show("restoring", done, of: total, "objects")
    }
  }

  private func show(_ phase: String, _ done: Int, of total: Int, _ unit: String) {
    let isSame = shown.map { $0.phase == phase && $0.done <= done && $0.total == total } ?? false
    if !isSame { bar.begin(phase, total: total, unit: unit) }
    shown = (phase, done, total)
    bar.advance(to: min(done, total))
  }
}
