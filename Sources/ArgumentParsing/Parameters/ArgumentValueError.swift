/// Why a text is not a value of its type.
package struct ArgumentValueError: Error, Hashable {
  /// Follows "The value '…' is invalid for '--due <date>': ", so without a capital and a full stop:
  /// "must be a date, as in 2026-12-01". From ``Subcommand/validate()`` it is a whole sentence.
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}
