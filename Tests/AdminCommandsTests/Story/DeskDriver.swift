import Foundation
import JSON
import Synchronization
import TestSupport
import Testing

/// A person at a browser, who acts in one way, and what they see. Every page must fit the screen; with
/// scripts, axe-core must find nothing on it.
final class DeskDriver: Sendable {
  /// How people act and what they have.
  struct Variant: Sendable, CustomTestStringConvertible {
    var width = 390
    var byKeyboard = false
    var hasScripts = true
    var isDark = false

    var testDescription: String {
      [
        "\(width) pixels", byKeyboard ? "keyboard" : "pointer",
        hasScripts ? "scripts" : "no scripts", isDark ? "dark" : "light",
      ].joined(separator: ", ")
    }
  }

  let browser: WebDriver
  let variant: Variant
  private let hand: any Hand
  private let site: String
  /// A script whose value is the faults that axe-core finds.
  private let axe: String
  private let checked = Mutex<Set<String>>([])

  init(_ browser: WebDriver, _ variant: Variant, site: String, axe: String) async throws {
    (self.browser, self.variant, self.site, self.axe) = (browser, variant, site, axe)
    hand = variant.byKeyboard ? KeyboardHand(browser: browser) : PointerHand(browser: browser)
    try await browser.resize(width: variant.width, height: variant.width < 600 ? 844 : 900)
    try await browser.preferDark(variant.isDark)
    try await browser.allowScripts(variant.hasScripts)
  }

  func open(_ path: String) async throws { try await browser.open(site + path) }

  func press(_ selector: String) async throws { try await hand.press(selector) }

  func choose(_ selector: String) async throws { try await hand.choose(selector) }

  func write(_ text: String, in selector: String) async throws {
    try await hand.write(text, in: selector)
  }

  func add(_ text: String, to selector: String) async throws {
    try await hand.add(text, to: selector)
  }

  /// Opens the group with the form of an action.
  func open(form action: String) async throws {
    try await press("details:has(form[action$='/\(action)']) > summary")
  }

  /// Sends the form of an action.
  func send(_ action: String) async throws {
    try await press("main form[action$='/\(action)'] button")
  }

  /// Chooses a file. Its dialog belongs to the operating system.
  func attach(_ file: String, to selector: String) async throws {
    try await hand.reach(selector)
    try await browser.type(file, into: selector)
  }

  /// Waits until the page shows a text, and checks the page.
  func see(_ text: String, in selector: String = "main") async throws {
    try await browser.wait(for: text, in: selector)
    try await settle()
    try await checkPage()
  }

  func signIn(_ name: String) async throws {
    try await open("/desk")
    try await see("Sign in", in: "h1")
    try await write(name, in: "#name")
    try await write(ServedNewsroom.password, in: "#password")
    try await press("main button")
    try await see("Home", in: "h1")
  }

  func signOut() async throws {
    try await press("header form.person button")
    try await see("Sign in", in: "h1")
  }

  /// Goes to a page by the navigation.
  func go(to path: String, _ title: String) async throws {
    try await press("header nav a[href='\(path)']")
    try await see(title, in: "h1")
  }

  private func settle() async throws {
    let _: Bool = try await browser.wait(for: "the whole page") {
      try await browser.run("return document.readyState === 'complete'") == .boolean(true)
        ? true : nil
    }
  }

  /// Each kind of page is checked once, and once more with each kind of message.
  private func checkPage() async throws {
    let page = try await browser.run(
      """
      const { scrollWidth, clientWidth } = document.documentElement;
      const messages = ["done", "problem"].filter(name => document.querySelector("main ." + name));
      const path = location.pathname.replace(/[0-9a-f-]{32,}/g, "…");
      return [path, document.querySelector("h1")?.textContent.length > 20, messages,
        scrollWidth > clientWidth ? "is too wide" : ""].join(" ");
      """)
    guard case .string(let name) = page else { return }
    #expect(!name.hasSuffix("is too wide"), "\(name)")
    guard variant.hasScripts, checked.withLock({ $0.insert(name).inserted }) else { return }
    let faults = try await browser.run(axe)
    #expect(faults == .array([]), "\(name)")
  }
}
