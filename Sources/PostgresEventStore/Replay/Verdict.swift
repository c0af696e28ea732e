/// What a verification can say of one read model.
package enum Verdict: Sendable {
  case compared(Comparison)
  /// There is no live build of the version that the log can be folded to.
  ///
  /// - Parameter live: The live build's version; nil when there is none.
  case notComparable(String, live: Int?, program: Int)

  package var isEqual: Bool {
    switch self {
    case .compared(let comparison): comparison.isEqual
    case .notComparable: false
    }
  }
}
