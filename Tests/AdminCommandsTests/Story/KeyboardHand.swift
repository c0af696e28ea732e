import JSON
import TestSupport
import Testing

/// Only Tab, Shift-Tab, Enter, Space, arrows and what is typed. Each element on the way must show that
/// it has the focus, and nothing may cover it.
struct KeyboardHand: Hand {
  let browser: WebDriver

  /// More than any page has.
  private static let mostStops = 400

  func press(_ selector: String) async throws {
    try await reach(selector)
    try await browser.press(WebDriver.enter)
  }

  func choose(_ selector: String) async throws {
    try await reach(selector)
    try await browser.press(WebDriver.space)
  }

  func write(_ text: String, in selector: String) async throws {
    try await reach(selector)
    try await browser.press(WebDriver.control, "a")
    try await browser.type(text)
  }

  func add(_ text: String, to selector: String) async throws {
    try await reach(selector)
    try await browser.press(WebDriver.control, "\u{E010}")
    try await browser.type(text)
  }

  func reach(_ selector: String) async throws {
    let _: Bool = try await browser.wait(for: selector) {
      try await browser.run("return !!document.querySelector(arguments[0])", .string(selector))
        == .boolean(true) ? true : nil
    }
    var trail: [String] = []
    var stop = try await stop(on: selector)
    while trail.count < Self.mostStops {
      if stop.isTarget { return }
      trail.append(stop.name)
      if stop.isInGroup {
        try await browser.press(WebDriver.arrowDown)
      } else if stop.isBehind {
        try await browser.press(WebDriver.shift, WebDriver.tab)
      } else {
        try await browser.press(WebDriver.tab)
      }
      stop = try await self.stop(on: selector)
      #expect(stop.fault == nil, "\(stop.name) \(stop.fault ?? "") on \(stop.page)")
    }
    Issue.record("no key leads to \(selector): \(trail.suffix(40))")
  }

  /// The element that has the focus.
  private struct Stop {
    let name: String
    let page: String
    /// Why a person does not see that it has the focus; nil if they do.
    let fault: String?
    let isTarget: Bool
    /// Whether it is another radio button of the target's group.
    let isInGroup: Bool
    /// Whether it comes after the target.
    let isBehind: Bool
  }

  private func stop(on selector: String) async throws -> Stop {
    let answer = try await browser.run(Self.script, .string(selector))
    guard case .object(let facts) = answer else { throw UnknownFocus() }
    func text(_ name: String) -> String? {
      if case .string(let text)? = facts[name] { text } else { nil }
    }
    return Stop(
      name: text("name") ?? "", page: text("page") ?? "", fault: text("fault"),
      isTarget: facts["isTarget"] == .boolean(true),
      isInGroup: facts["isInGroup"] == .boolean(true),
      isBehind: facts["isBehind"] == .boolean(true))
  }

  private struct UnknownFocus: Error {}

  private static let script = """
    const target = document.querySelector(arguments[0]);
    const here = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    const inside = (place, size) => Math.min(Math.max(place, 1), size - 2);
    const middle = document.elementFromPoint(
      inside(box.left + Math.min(box.width, 40) / 2, innerWidth),
      inside(box.top + Math.min(box.height, 40) / 2, innerHeight));
    let fault = null;
    if (here !== document.body) {
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) fault = "shows no focus";
      else if (!box.width || box.bottom < 0 || box.top > innerHeight) fault = "is out of sight";
      else if (!middle || !(here.contains(middle) || middle.contains(here))) {
        fault = "is covered by " + (middle?.outerHTML ?? "nothing").slice(0, 80);
      }
    }
    const order = here === document.body ? 0 : target.compareDocumentPosition(here);
    return {
      name: here.tagName + (here.id ? "#" + here.id : "") + " " + here.textContent.trim().slice(0, 20),
      page: location.pathname, fault, isTarget: here === target,
      isInGroup: here !== target && here.type === "radio" && here.name === target.name,
      isBehind: Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING),
    };
    """
}
