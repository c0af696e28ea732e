/// Where a text stops being JSON.
package struct JSONSyntaxError: Error, Hashable {
  /// Bytes from the beginning of the text.
  package let offset: Int
}
