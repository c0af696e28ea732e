/// Why a seal, a key or a proof is not taken for one.
package struct SealError: Error, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
