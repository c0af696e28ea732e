import Foundation
package import Testing

/// Reports the duration of each test of a suite: `@Suite(.timed)`. A ``DatabaseTrait`` does the
/// same.
///
/// The times of the testing library start when a test is planned, and the test may then wait.
package struct TimingTrait: SuiteTrait, TestTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Self.timing(test, function)
  }

  /// The file with a line for each test, or for each argument of one: seconds, a tab, and the file
  /// and name of the test.
  private static let file = ProcessInfo.processInfo.environment["GALLEY_TEST_TIMES"]

  /// Runs `body`, and adds its time to the file.
  static func timing(_ test: Test, _ body: () async throws -> Void) async throws {
    let began = ContinuousClock.now
    defer { record(began.duration(to: .now) / .seconds(1), test) }
    try await body()
  }

  private static func record(_ seconds: Double, _ test: Test) {
    guard let file else { return }
    let name = test.displayName ?? test.name
    let line = "\(seconds)\t\(test.sourceLocation.fileID): \(name)\n"
    let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    // Write it at once, so that lines of other tests do not mix with it.
    _ = line.withCString { write(descriptor, $0, strlen($0)) }
    close(descriptor)
  }
}

extension Trait where Self == TimingTrait {
  package static var timed: TimingTrait { TimingTrait() }
}
