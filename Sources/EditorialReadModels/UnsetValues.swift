import Digests
import Foundation

// What a row holds before it is decoded or first applied to.
extension UUID {
  static let unset = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}

extension Date {
  static let unset = Date(timeIntervalSince1970: 0)
}

extension Digest {
  static let unset = Digest(of: EmptyCollection())
}
