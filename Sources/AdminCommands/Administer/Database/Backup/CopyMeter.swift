import Newsroom
import Terminal

/// Shows the progress of a backup, and of an upgrade.
final class CopyMeter {
  private let bar: ProgressBar
  private var total: Int?

  init(_ bar: ProgressBar) { self.bar = bar }

  func show(_ progress: BackupProgress) {
    switch progress {
    case .copying(let done, let total): show("copying", done, of: total, "kB")
    case .verifying:
      bar.begin("verifying", total: nil, unit: "backups")
      total = nil
    case .restoring(let done, let total): show("restoring", done, of: total, "objects")
    }
  }

  private func show(_ phase: String, _ done: Int, of total: Int, _ unit: String) {
    if self.total != total { bar.begin(phase, total: total, unit: unit) }
    self.total = total
    bar.advance(to: min(done, total))
  }
}
