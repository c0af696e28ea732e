import Glibc

/// Reads input up to a limit.
package struct BoundedBytes {
  private let limit: Int
  private let advice: String?

  /// - Parameters:
  ///   - limit: In bytes.
  ///   - advice: What to do about a larger input; nil if it is a manuscript.
  package init(limit: Int, advice: String? = nil) {
    (self.limit, self.advice) = (limit, advice)
  }

  /// A file's bytes. A file over the limit is refused before it is read. A pipe has no length, so it
  /// is refused once it exceeds the limit.
  package func file(at path: String) throws(Failure) -> [UInt8] {
    let input = try NamedInput(opening: path)
    defer { input.close() }
    var status = stat()
    guard fstat(input.descriptor, &status) == 0 else { throw input.unreadable(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw input.unreadable(EISDIR)
    case S_IFREG where Int(status.st_size) > limit: throw tooLarge(path)
    default: return try read(input)
    }
  }

  package func standardInput() throws(Failure) -> [UInt8] {
    try read(.standardInput)
  }

  private func read(_ input: NamedInput) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try input.read(into: &chunk)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw tooLarge(input.name) }
    }
  }

  private func tooLarge(_ name: String) -> Failure {
    let reason = "\(name) is larger than the limit of \(limit) bytes"
    guard let advice else { return Failure(.invalid, reason, .shortenManuscript) }
    return Failure(.invalid, "\(reason); \(advice)")
  }
}
