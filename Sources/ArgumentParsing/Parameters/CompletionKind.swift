/// What a shell may offer for a value.
package enum CompletionKind: Hashable, Sendable {
  /// The values that the type lists, or nothing.
  case automatic
  case none
  case file
  case directory
  case values([String])
  /// The lines that a shell command prints, as in `galley list --slugs`; what it writes to standard
  /// error is dropped.
  case command(String)

  /// With ``automatic`` replaced by what `type` lists.
  func resolved(for type: any ExpressibleByArgument.Type) -> CompletionKind {
    guard self == .automatic else { return self }
    return type.allowedValues.isEmpty ? .none : .values(type.allowedValues)
  }
}
