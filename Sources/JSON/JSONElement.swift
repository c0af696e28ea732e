import Foundation

/// One value of a scanned text, decoded only where it is asked for. It is valid as long as the text
/// and its tokens are.
@usableFromInline
package struct JSONElement {
  @usableFromInline
  let text: UnsafeRawBufferPointer
  @usableFromInline
  let tokens: UnsafeBufferPointer<JSONToken>
  /// The index of the value's token.
  @usableFromInline
  package let index: Int

  @usableFromInline
  package init(
    text: UnsafeRawBufferPointer, tokens: UnsafeBufferPointer<JSONToken>, index: Int
  ) {
    (self.text, self.tokens, self.index) = (text, tokens, index)
  }

  @inlinable var token: JSONToken { tokens[index] }

  @inlinable package var isNull: Bool { token.kind == .null }
  @inlinable package var isObject: Bool { token.kind == .object }

  @usableFromInline
  package var string: String? { isString ? token.string(in: text) : nil }

  @inlinable var isString: Bool {
    switch token.kind {
    case .ascii, .plain, .escaped: true
    case .null, .boolean, .number, .array, .object: false
    }
  }

  /// Reads a string's UTF-8 with `read`, without a copy if it has no escapes; nil if the value is
  /// not a string.
  @inlinable
  package func utf8<Value>(_ read: (UnsafeRawBufferPointer) -> Value?) -> Value? {
    guard isString else { return nil }
    guard token.kind == .escaped else { return read(token.bytes(in: text)) }
    var string = token.string(in: text)
    return string.withUTF8 { read(UnsafeRawBufferPointer($0)) }
  }

  /// A number that was written without a fraction and without an exponent.
  @usableFromInline
  package var integer: Int? {
    guard token.kind == .number else { return nil }
    var digits = token.bytes(in: text)[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, isTooGreat) = value.multipliedReportingOverflow(by: 10)
      let unit = Int(digit & 0x0F)
      let (sum, overflows) = tens.addingReportingOverflow(isNegative ? -unit : unit)
      guard !isTooGreat, !overflows else { return nil }
      value = sum
    }
    return value
  }

  /// The elements of an array of strings.
  package var strings: [String]? { elements(\.string) }

  /// The elements of an array of integers.
  package var integers: [Int]? { elements(\.integer) }

  /// The elements of an array of objects.
  package var objects: [JSONElement]? {
    guard token.kind == .array else { return nil }
    var objects: [JSONElement] = []
    var index = index + 1
    while index < Int(token.next) {
      let element = element(index)
      guard element.isObject else { return nil }
      objects.append(element)
      index = Int(element.token.next)
    }
    return objects
  }

  /// Reads an array's elements with `read`. They hold no other values, so each has one token.
  private func elements<Value>(_ read: (JSONElement) -> Value?) -> [Value]? {
    guard token.kind == .array else { return nil }
    let elements = index + 1..<Int(token.next)
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for index in elements {
      guard let value = read(element(index)) else { return nil }
      values.append(value)
    }
    return values
  }

  /// An object's member under `key`.
  @usableFromInline
  package func member(_ key: StaticString) -> JSONElement? {
    var index = index + 1
    let end = Int(token.next)
    while index < end {
      if tokens[index].says(key, in: text) { return element(index + 1) }
      index = Int(tokens[index + 1].next)
    }
    return nil
  }

  package func element(_ index: Int) -> JSONElement {
    JSONElement(text: text, tokens: tokens, index: index)
  }
}

extension JSONToken {
  /// Whether a key is `key`, which is ASCII.
  fileprivate func says(_ key: StaticString, in text: UnsafeRawBufferPointer) -> Bool {
    switch kind {
    case .ascii:
      let bytes = bytes(in: text)
      guard bytes.count == key.utf8CodeUnitCount, let start = bytes.baseAddress else {
        return false
      }
      return memcmp(start, key.utf8Start, bytes.count) == 0
    case .escaped: return string(in: text) == key.description
    case .null, .boolean, .number, .array, .object, .plain: return false
    }
  }
}
