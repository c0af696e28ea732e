import Foundation

/// The keys that an object has had so far. Our keys are written in the order of their bytes; such a
/// key is compared only with the one before it.
struct JSONKeys {
  private let first: Int
  private var previous: JSONToken?
  /// All keys, once one was out of order or not plain ASCII. They are strings, because two texts
  /// that are canonically equivalent are one key.
  private var seen: Set<String>?

  /// - Parameter first: The index that the first key's token will have.
  init(first: Int) {
    self.first = first
  }

  /// Adds the key whose token is the last; false if the object already has it.
  mutating func takeLast(of tokens: [JSONToken], in bytes: UnsafeRawBufferPointer) -> Bool {
    let key = tokens[tokens.count - 1]
    if seen == nil, key.kind == .ascii, previous.map({ $0.isBefore(key, in: bytes) }) ?? true {
      previous = key
      return true
    }
    if seen == nil { seen = strings(of: tokens, in: bytes) }
    return seen?.insert(key.string(in: bytes)).inserted ?? false
  }

  /// The keys before the last token.
  private func strings(of tokens: [JSONToken], in bytes: UnsafeRawBufferPointer) -> Set<String> {
    var strings: Set<String> = []
    var index = first
    while index < tokens.count - 1 {
      strings.insert(tokens[index].string(in: bytes))
      index = Int(tokens[index + 1].next)
    }
    return strings
  }
}

extension JSONToken {
  fileprivate func isBefore(_ other: JSONToken, in bytes: UnsafeRawBufferPointer) -> Bool {
    let (mine, others) = (self.bytes(in: bytes), other.bytes(in: bytes))
    let shorter = min(mine.count, others.count)
    guard shorter > 0, let mineStart = mine.baseAddress, let othersStart = others.baseAddress else {
      return mine.count < others.count
    }
    let order = memcmp(mineStart, othersStart, shorter)
    return order < 0 || order == 0 && mine.count < others.count
  }
}
