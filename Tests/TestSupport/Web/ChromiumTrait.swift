package import Testing

/// Gives the tests of a suite one browser, which starts before the first and ends after the last of
/// them: `@Suite(.serialized, .chromium)`.
package struct ChromiumTrait: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var driver: WebDriver?

  package var isRecursive: Bool { false }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let driver = try await WebDriver.start()
    let outcome: Result<Void, any Error>
    do {
      try await Self.$driver.withValue(driver, operation: function)
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    await driver.stop()
    try outcome.get()
  }
}

extension Trait where Self == ChromiumTrait {
  package static var chromium: ChromiumTrait { ChromiumTrait() }
}

extension WebDriver {
  /// The browser of the running suite, which knows nothing of the tests before.
  package static func current() async throws -> WebDriver {
    guard let driver = ChromiumTrait.driver else {
      preconditionFailure("the suite lacks the trait .chromium")
    }
    try await driver.open("about:blank")
    try await driver.allowScripts(true)
    try await driver.forget()
    return driver
  }
}
