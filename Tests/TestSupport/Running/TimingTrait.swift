import Foundation
package import Testing

/// Says how long each test of a suite took: `@Suite(.timed)`. A suite with a ``DatabaseTrait`` needs
/// no other.
///
/// The times of the testing library begin when a test is planned, and it may then wait for others.
package struct TimingTrait: SuiteTrait, TestTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Self.timing(test, function)
  }

  /// The file to which a line is added for each test, or for each of its arguments: seconds, a tab,
  /// the test's file and name.
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
    // In one piece, so that the lines of tests that end at the same time stay whole.
    _ = line.withCString { write(descriptor, $0, strlen($0)) }
    close(descriptor)
  }
}

extension Trait where Self == TimingTrait {
  package static var timed: TimingTrait { TimingTrait() }
}
