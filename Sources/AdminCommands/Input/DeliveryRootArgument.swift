package import ArgumentParsing
import Delivery

/// Where this machine keeps what it needs to deliver.
package struct DeliveryRootArgument: ArgumentGroup {
  /// The same by a variable.
  private static let variable = "GALLEY_DELIVERY_ROOT"

  @Option(
    name: "delivery-root",
    help: "The directory below which destinations have theirs; or GALLEY_DELIVERY_ROOT.",
    valueName: "path", completion: .directory)
  package var deliveryRoot: String?

  package init() {}

  /// The ways to all destinations from this machine.
  func channels(post: PostOffice?) -> DeliveryChannels {
    let environment = Invocation.current.environment
    let root = deliveryRoot ?? environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
    return DeliveryChannels(root: root, environment: environment, post: post)
  }
}
