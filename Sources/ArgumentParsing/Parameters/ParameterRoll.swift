import Synchronization

/// Takes down the parameters of a command while it is being made, in the order of its properties.
///
/// Reflection would find them as well, but a program with Foundation in it has thousands of
/// conformances, and each type that is reflected is looked for among all of them.
final class ParameterRoll: Sendable {
  @TaskLocal private static var current: ParameterRoll?

  private let parameters = Mutex<[Parameter]>([])

  private init() {}

  /// Makes a command or an option group.
  ///
  /// - Returns: It, and the parameters that its properties declare.
  static func taking<Owner>(
    _ make: () -> Owner
  ) -> (owner: Owner, parameters: [Parameter]) {
    let roll = ParameterRoll()
    let owner = $current.withValue(roll) { make() }
    return (owner, roll.parameters.withLock { $0 })
  }

  /// Called by the wrapper of a property; without a roll, nobody asks.
  static func enter(_ parameter: Parameter) {
    current?.parameters.withLock { $0.append(parameter) }
  }
}
