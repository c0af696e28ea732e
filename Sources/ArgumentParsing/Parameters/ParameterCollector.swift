import Synchronization

/// Collects the parameters of a command while the command is being made, in the order of its
/// properties.
///
/// Reflection would find them too. But a program with Foundation has thousands of conformances, and
/// each reflected type is looked up among all of them.
final class ParameterCollector: Sendable {
  @TaskLocal private static var current: ParameterCollector?

  private let parameters = Mutex<[Parameter]>([])

  private init() {}

  /// Makes a command or an option group.
  ///
  /// - Returns: The command or group, and the parameters that its properties declare.
  static func collecting<Owner>(
    _ make: () -> Owner
  ) -> (owner: Owner, parameters: [Parameter]) {
    let collector = ParameterCollector()
    let owner = $current.withValue(collector) { make() }
    return (owner, collector.parameters.withLock { $0 })
  }

  /// Property wrappers call it. Outside of ``collecting(_:)`` it has no effect.
  static func add(_ parameter: Parameter) {
    current?.parameters.withLock { $0.append(parameter) }
  }
}
