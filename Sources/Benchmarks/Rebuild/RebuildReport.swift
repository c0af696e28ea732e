package import JSON

/// What `galley bench rebuild` measured, and on what.
package struct RebuildReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  /// Of generating and writing the log.
  package let loadingSeconds: Double
  /// The columns that a rebuild reads, in the form in which it reads them.
  package let rawLimit: RawLimit
  /// All columns, as text.
  package let rawLimitOfLog: RawLimit
  package let rawLimitOfTexts: RawLimit
  package let models: [ModelFigures]
  package let rowWriting: RowWriting
  /// Of somebody who works for as long as a rebuild takes, without one.
  package let workAtRest: WorkTimes
  /// While all read models are rebuilt and swapped in.
  package let workMeanwhile: WorkTimes
  /// Bytes of this process, before the rebuilds and after them.
  package let peakMemoryBefore: Int
  package let peakMemory: Int
  /// On a longer log; nil if not asked for.
  package var growth: GrowthFigures?
}

extension RebuildReport: JSONDescribed {
  package static let json = JSONDescription<RebuildReport>(
    "RebuildReport", "Rebuilds of the read models.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the made-up newsroom.", \.seed),
      JSONMember("log", "The log.", \.log),
      JSONMember(
        "loadingSeconds", "The duration of making and writing the log, in seconds.",
        \.loadingSeconds),
      JSONMember("rawLimit", "The server alone: the columns that a rebuild reads.", \.rawLimit),
      JSONMember("rawLimitOfLog", "The server alone: all columns, as text.", \.rawLimitOfLog),
      JSONMember("rawLimitOfTexts", "The server alone: the texts.", \.rawLimitOfTexts),
      JSONMember("models", "The rebuilds.", \.models),
      JSONMember("rowWriting", "How fast the server alone writes the same rows.", \.rowWriting),
      JSONMember("workAtRest", "Commands and queries without a rebuild.", \.workAtRest),
      JSONMember("workMeanwhile", "Commands and queries during a rebuild.", \.workMeanwhile),
      JSONMember(
        "peakMemoryBefore", "The most memory of this process before the rebuilds, in bytes.",
        \.peakMemoryBefore),
      JSONMember("peakMemory", "The most memory of this process, in bytes.", \.peakMemory),
      JSONMember.leftOutIfNil("growth", "On a longer log; left out if not asked for.", \.growth),
    ])
}
