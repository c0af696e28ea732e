import Foundation

/// The major versions of PostgreSQL that this program uses: those that its tests run on, and others
/// that somebody asked for.
package struct ServerVersions: Hashable, Sendable {
  /// The variable in which somebody asks for other versions, such as `19` or `14,19`.
  package static let variable = "GALLEY_POSTGRES_UNTESTED"

  package let tested: ClosedRange<Int>
  /// The other versions that somebody asked for.
  package let requested: Set<Int>

  package init(tested: ClosedRange<Int> = 15...18, requested: Set<Int> = []) {
    (self.tested, self.requested) = (tested, requested)
  }

  /// - Parameter environment: The variables of the process. What is not a number in ``variable`` asks
  ///   for nothing.
  package init(environment: [String: String]) {
    let numbers = environment[Self.variable]?.split { $0 == "," || $0 == " " } ?? []
    self.init(requested: Set(numbers.compactMap { Int($0) }))
  }

  /// Those of this process.
  package static var ofProcess: ServerVersions {
    ServerVersions(environment: ProcessInfo.processInfo.environment)
  }

  package func isTested(_ major: Int) -> Bool { tested.contains(major) }

  package func permits(_ major: Int) -> Bool { isTested(major) || requested.contains(major) }

  /// Says that a version is not tested.
  package func remark(on major: Int) -> String {
    "PostgreSQL \(major) is not tested with this program, but \(tested.lowerBound) to "
      + "\(tested.upperBound) are"
  }

  /// Says why a version is refused, and what to do.
  package func refusal(of major: Int) -> String {
    "\(remark(on: major)): use one of these, or set \(Self.variable)=\(major) to try it"
  }
}
