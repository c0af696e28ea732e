import Newsroom

extension TextErasure {
  /// Shown instead of the text: `erased by anna on 2026-11-23 21:07 UTC (GDPR Art. 17)`.
  var words: String { "erased by \(by) on \(Moment(at).absolute) (\(ground))" }
}
