import Editorial

extension CorrectionKind {
  /// The kind as a title.
  var title: String {
    switch self {
    case .correction: "Correction"
    case .clarification: "Clarification"
    case .refile: "Typographical correction"
    }
  }
}
