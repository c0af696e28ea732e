package import Seals

extension Member {
  /// Passes on the metrics at each interval, in the text format of Prometheus.
  package func metricsUpkeep(
    every interval: Duration, notice: @escaping @Sendable (WorkerNotice) -> Void,
    write: @escaping @Sendable (String) throws -> Void
  ) -> Upkeep {
    Upkeep(kind: .metrics, interval: interval, notice: notice) {
      try write(try await metrics().text)
    }
  }

  /// Seals the log at each interval, and passes on the latest seal, as a signed checkpoint.
  ///
  /// - Parameters:
  ///   - kept: Reads the latest seal that is kept outside the database, as for
  ///     ``sealLog(with:former:kept:progress:)``.
  ///   - write: Is not called while the log is empty.
  package func sealingUpkeep(
    every interval: Duration, with key: SigningKey,
    kept: @escaping @Sendable () throws -> SignedNote?,
    notice: @escaping @Sendable (WorkerNotice) -> Void,
    write: @escaping @Sendable (String) throws -> Void
  ) -> Upkeep {
    Upkeep(kind: .sealing, interval: interval, notice: notice) {
      guard let sealed = try await sealLog(with: key, kept: try kept()) else { return }
      if sealed.events > 0 { notice(.sealed(Int(sealed.size), new: sealed.events)) }
      try write(sealed.note)
    }
  }
}
