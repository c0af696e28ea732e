/// What `galley bench rebuild` measured, and on what.
package struct RebuildReport: Hashable, Sendable, Encodable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  /// Of making up and writing the log.
  package let loadingSeconds: Double
  package let rawLimit: RawLimit
  package let rawLimitOfTexts: RawLimit
  package let models: [ModelFigures]
  /// Bytes of this process, before the rebuilds and after them.
  package let peakMemoryBefore: Int
  package let peakMemory: Int
}
