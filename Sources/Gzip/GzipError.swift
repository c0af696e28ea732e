/// What is wrong with bytes that should be gzip members (RFC 1952).
package enum GzipError: Error, Hashable, CustomStringConvertible {
  /// They are no gzip, or were altered, from somewhere before this byte on.
  case malformed(offset: Int)
  /// They end within a member.
  case truncated

  package var description: String {
    switch self {
    case .malformed(let offset): "the compressed data is damaged before byte \(offset)"
    case .truncated: "the compressed data ends too early"
    }
  }
}
