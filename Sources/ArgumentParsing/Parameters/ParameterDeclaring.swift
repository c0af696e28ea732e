/// A property wrapper that reflection recognises as declaring parameters.
protocol ParameterDeclaring {
  /// - Parameter label: the wrapped property's name, as written in Swift.
  func parameters(label: String) -> [Parameter]
}

extension Parameter {
  /// The parameters that the properties of a command or an option group declare, in their order.
  static func declared(by owner: Any) -> [Parameter] {
    var parameters: [Parameter] = []
    for (label, value) in Mirror(reflecting: owner).children {
      guard let label, let wrapper = value as? any ParameterDeclaring else { continue }
      // The wrapper of `ref` is stored as `_ref`.
      parameters += wrapper.parameters(label: String(label.drop { $0 == "_" }))
    }
    return parameters
  }
}
