import Newsroom
import PlainText
import Seals
import Terminal

extension WorkerCommand {
  /// The periodic tasks of the worker, in addition to following the log.
  ///
  /// - Throws: ``InputError`` if there is no sealing key.
  func upkeeps(as member: Member) throws -> [Upkeep] {
    try [metricsUpkeep(as: member), sealUpkeep(as: member)].compactMap { $0 }
  }

  private func metricsUpkeep(as member: Member) -> Upkeep? {
    guard let metricsFile else { return nil }
    let file = ReplacedFile(path: metricsFile, content: "the metrics", option: "--metrics-file")
    let console = global.console
    return Upkeep(
      interval: .seconds(metricsInterval.count), trouble: "the metrics in the file are out of date",
      recovery: "the metrics are up to date again", tell: { Self.tell($0, on: console) },
      act: { try file.write(try await member.metrics().text) })
  }

  private func sealUpkeep(as member: Member) throws -> Upkeep? {
    guard let sealEvery else { return nil }
    let console = global.console
    let tell: @Sendable (String) -> Void = { Self.tell($0, on: console) }
    let key = try SealingKeyFile(keyFile, of: try global.address).keyToSeal(tell: tell)
    let file = sealFile.map {
      ReplacedFile(path: $0, content: "the seal", option: "--seal-file")
    }
    return Upkeep(
      interval: .seconds(sealEvery.count), trouble: "the log is not sealed",
      recovery: "the log is sealed again", tell: tell
    ) {
      guard let sealed = try await member.sealLog(with: key) else { return }
      if sealed.events > 0 {
        tell("sealed \(Count.of(Int(sealed.size), "event")), \(sealed.events) new")
      }
      try file?.write(sealed.note)
    }
  }
}
