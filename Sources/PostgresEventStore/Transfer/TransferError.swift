/// Why an export is not taken: in a sentence, and with the line where there is one.
package struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int?
  package let reason: String

  package init(line: Int? = nil, _ reason: String) { (self.line, self.reason) = (line, reason) }

  package var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
