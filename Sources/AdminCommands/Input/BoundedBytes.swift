import Glibc

/// Reads input up to a limit.
struct BoundedBytes {
  let limit: Int
  /// What to do about a larger file.
  var advice = "shorten it, or raise \(ManuscriptSource.limitVariable)"

  /// A file's bytes. A file over the limit is refused before it is read. A pipe has no length, so it
  /// is refused once it exceeds the limit.
  func file(at path: String) throws(InputError) -> [UInt8] {
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

  func standardInput() throws(InputError) -> [UInt8] {
    try read(.standardInput)
  }

  private func read(_ input: NamedInput) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try input.read(into: &chunk)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw tooLarge(input.name) }
    }
  }

  private func tooLarge(_ name: String) -> InputError {
    InputError("\(name) is larger than the limit of \(limit) bytes; \(advice)")
  }
}
