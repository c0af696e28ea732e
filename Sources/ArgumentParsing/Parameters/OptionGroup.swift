/// Takes on the options of an ``ArgumentGroup``, listed in help under a heading of their own.
@propertyWrapper
package struct OptionGroup<Group: ArgumentGroup>: Sendable {
  package let wrappedValue: Group

  package init(title: String = "Global options") {
    let (group, parameters) = ParameterRoll.taking { Group() }
    wrappedValue = group
    for parameter in parameters { ParameterRoll.enter(parameter.in(section: title)) }
  }
}
