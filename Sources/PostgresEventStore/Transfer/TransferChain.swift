package import Digests

/// The lines of an export so far: the number of each kind, and a running digest.
///
/// Every line is a JSON object. Its first member, `chain`, is the beginning of the running digest,
/// so that the first line that was altered, moved or left out can be named. The digest after a line
/// is the SHA-256 of the previous digest and of everything after the comma of `chain`. Before the
/// first line, it is the SHA-256 of no bytes.
package struct TransferChain: Hashable, Sendable {
  package private(set) var digest = Digest(of: [UInt8]())
  package private(set) var lines = 0
  /// The kind of the last line.
  package private(set) var kind: TransferKind?
  private var counts: [TransferKind: Int] = [:]

  package init() {}

  package func count(of kind: TransferKind) -> Int { counts[kind] ?? 0 }

  /// Adds a JSON object, and returns its line with a newline.
  package mutating func line(of object: some Collection<UInt8>) -> [UInt8] {
    let rest = Array(object.dropFirst())
    add(rest[...], TransferKind(of: object))
    return Self.start + Array("\(chain)\",".utf8) + rest + [UInt8(ascii: "\n")]
  }

  /// Parses the next line, and adds it.
  ///
  /// - Parameter line: Without its newline.
  /// - Returns: Its kind, and the JSON object without the `chain` member.
  /// - Throws: ``TransferError`` when it is not the next line.
  package mutating func read(
    _ line: ArraySlice<UInt8>
  ) throws(TransferError) -> (kind: TransferKind, object: [UInt8]) {
    let number = lines + 1
    let start = Self.start
    guard line.starts(with: start), line.count > start.count + Self.width + 2 else {
      throw TransferError(line: number, "this is not a line of an export")
    }
    let chain = line.dropFirst(start.count).prefix(Self.width)
    let rest = line.dropFirst(start.count + Self.width + 2)
    let before = kind
    let next = TransferKind(of: rest)
    let expected = next == .manifest ? manifest : nil
    add(rest, next)
    guard chain.elementsEqual(self.chain.utf8),
      line.dropFirst(start.count + Self.width).starts(with: "\",".utf8)
    else {
      throw TransferError(
        line: number, "it was altered, or lines before it are missing or in another order")
    }
    guard let kind, kind == .header ? before == nil : before.map({ $0 <= kind }) == true,
      before != .manifest
    else { throw TransferError(line: number, "it does not belong here") }
    let object = [UInt8(ascii: "{")] + rest
    if let expected, !object.elementsEqual(expected.utf8) {
      throw TransferError(line: number, "this is the manifest of another export")
    }
    return (kind, object)
  }

  /// The JSON object of the manifest for the lines so far.
  package var manifest: String {
    // An export without pictures has the manifest of programs that stored none.
    let kinds: [TransferKind] =
      count(of: .picture) == 0
      ? [.event, .person, .tile, .seal] : [.event, .picture, .person, .tile, .seal]
    let counts = kinds.map { "\"\($0.rawValue)s\":\(count(of: $0))" }.joined(separator: ",")
    return "{\"manifest\":{\"lines\":\(lines),\(counts),\"sha256\":\"\(digest.hex)\"}}"
  }

  private mutating func add(_ rest: ArraySlice<UInt8>, _ kind: TransferKind?) {
    digest = Digest(of: digest.bytes + rest)
    lines += 1
    self.kind = kind
    if let kind { counts[kind, default: 0] += 1 }
  }

  private var chain: Substring { digest.hex.prefix(Self.width) }

  /// The beginning of every line.
  private static let start = Array("{\"chain\":\"".utf8)
  /// The number of hexadecimal digits of the digest in each line.
  private static let width = 16
}
