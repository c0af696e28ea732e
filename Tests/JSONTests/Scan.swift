@testable import JSON

/// The result of the scanner for a text.
enum Scan: Hashable {
  case object(JSONObject)
  /// It stops being a JSON object at this byte.
  case malformed(Int)

  init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { bytes in
      do throws(JSONSyntaxError) {
        let tokens = try JSONScanner.tokens(of: bytes)
        return tokens.withUnsafeBufferPointer {
          .object(JSONElement(text: bytes, tokens: $0, index: 0).object)
        }
      } catch {
        return .malformed(error.offset)
      }
    }
  }

  init(_ text: String) { self.init(Array(text.utf8)) }
}
