/// Complete elements that an ``HTMLWriter`` wrote, for a place in a page. Nothing else can make one.
package struct HTMLFragment: Hashable, Sendable {
  let bytes: [UInt8]

  package var html: String { String(decoding: bytes, as: UTF8.self) }
}
