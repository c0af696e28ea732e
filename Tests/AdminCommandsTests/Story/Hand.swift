import TestSupport

/// A way to act on a page: with a pointer, or by keyboard alone. Elements are named by selectors of
/// CSS.
protocol Hand: Sendable {
  /// Follows a link, presses a button, or opens a group.
  func press(_ selector: String) async throws
  /// Chooses a radio button, or checks a box.
  func choose(_ selector: String) async throws
  /// Replaces what a field has.
  func write(_ text: String, in selector: String) async throws
  /// Types at the end of what a field has.
  func add(_ text: String, to selector: String) async throws
  /// Goes to a field whose dialog belongs to the operating system.
  func reach(_ selector: String) async throws
}

/// A mouse or a finger, and a keyboard only for text.
struct PointerHand: Hand {
  let browser: WebDriver

  func press(_ selector: String) async throws { try await browser.click(selector) }

  func choose(_ selector: String) async throws { try await browser.click(selector) }

  func write(_ text: String, in selector: String) async throws {
    try await browser.fill(selector, with: text)
  }

  func add(_ text: String, to selector: String) async throws {
    try await browser.type(text, into: selector)
  }

  func reach(_ selector: String) async throws {}
}
