/// What a rebuild, or another fold of the whole log, is doing.
package enum ReplayPhase: String, Sendable, CaseIterable {
  /// Reading the log, folding it and writing rows.
  case folding
  /// Making the indexes of the tables.
  case indexing
  /// Making what the database derives from the rows, such as an index of texts.
  case deriving
  /// Applying what has been recorded meanwhile.
  case catchingUp = "catching up"
  /// Comparing with the live model.
  case verifying
  /// Putting the new build in the live one's place.
  case swapping
}

/// How far a fold of the whole log has come.
package struct ReplayProgress: Sendable {
  package let phase: ReplayPhase
  /// The events read so far.
  package let events: Int
  /// The position up to which it reads: as many events, less the positions that were never used.
  package let total: Int
}
