/// Where a text stops being JSON.
struct JSONSyntaxError: Error, Hashable {
  /// Bytes from the beginning of the text.
  let offset: Int
}
