/// Another system whose archives the newsroom knows.
package enum ImportPreset: String, CaseIterable, Sendable {
  case hugo, jekyll, wordpress, ninjs, atom

  package var mapping: ImportMapping {
    switch self {
    case .hugo: .hugo
    case .jekyll: .jekyll
    case .wordpress: .wordPress
    case .ninjs: .ninjs
    case .atom: .atom
    }
  }
}
