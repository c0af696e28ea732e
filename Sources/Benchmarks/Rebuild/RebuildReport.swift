/// What `galley bench rebuild` measured, and on what.
package struct RebuildReport: Hashable, Sendable, Encodable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  /// Of making up and writing the log.
  package let loadingSeconds: Double
  /// The columns that a rebuild reads, in the form in which it reads them.
  package let rawLimit: RawLimit
  /// All columns, as text.
  package let rawLimitOfLog: RawLimit
  package let rawLimitOfTexts: RawLimit
  package let models: [ModelFigures]
  package let rowWriting: RowWriting
  /// Of somebody who works on, for as long as a rebuild takes and without one.
  package let workAtRest: WorkTimes
  /// While all read models are rebuilt and swapped in.
  package let workMeanwhile: WorkTimes
  /// Bytes of this process, before the rebuilds and after them.
  package let peakMemoryBefore: Int
  package let peakMemory: Int
  /// On a longer log, where that was asked for.
  package var growth: GrowthFigures?
}
