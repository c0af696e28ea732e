/// Takes on the options of an ``ArgumentGroup``, listed in help under a heading of their own.
@propertyWrapper
package struct OptionGroup<Group: ArgumentGroup>: Sendable {
  package let wrappedValue: Group
  private let title: String

  package init(title: String = "Global options") {
    self.wrappedValue = Group()
    self.title = title
  }
}

extension OptionGroup: ParameterDeclaring {
  func parameters(label: String) -> [Parameter] {
    Parameter.declared(by: wrappedValue).map { $0.in(section: title) }
  }
}
