import EventSourcing
import Foundation
import Testing

struct UUIDv7Tests {
  @Test func `the version is 7 and the variant is that of RFC 9562`() {
    for _ in 0..<1000 {
      let bytes = UUID.v7().uuid
      #expect(bytes.6 >> 4 == 7)
      #expect(bytes.8 >> 6 == 0b10)
    }
  }

  @Test func `the milliseconds since 1970 come first`() {
    let date = Date(timeIntervalSince1970: 1_645_557_742)
    // The example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC.
    #expect(UUID.v7(at: date).uuidString.hasPrefix("017F22E2-79B0-7"))
  }

  @Test func `later ids sort after earlier ones`() {
    let ids = (0..<1000).map { UUID.v7(at: Date(timeIntervalSince1970: Double($0) / 100)) }
    #expect(ids.map(\.uuidString) == ids.map(\.uuidString).sorted())
  }

  @Test func `no two ids of one instant are equal`() {
    let now = Date()
    #expect(Set((0..<1000).map { _ in UUID.v7(at: now) }).count == 1000)
  }
}
