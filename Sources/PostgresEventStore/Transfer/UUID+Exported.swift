import Digests
import Foundation

extension UUID {
  /// The UUID that an export writes, `01a20ab3-c9d0-7168-8fcd-cd6b44400972`, or nil when it is not
  /// one. Foundation's reader takes as long as all else that is read of an event.
  init?(exported text: UnsafeRawBufferPointer) {
    guard text.count == 36, Self.hyphens.allSatisfy({ text[$0] == UInt8(ascii: "-") }) else {
      return nil
    }
    let bytes = withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { digits in
      var count = 0
      for (index, byte) in text.enumerated() where !Self.hyphens.contains(index) {
        digits[count] = byte
        count += 1
      }
      return [UInt8](hex: UnsafeRawBufferPointer(digits))
    }
    guard let bytes else { return nil }
    self.init(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
  }

  /// Where they stand.
  private static let hyphens = [8, 13, 18, 23]
}
