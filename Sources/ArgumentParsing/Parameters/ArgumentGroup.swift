/// Options that several commands share; a command takes them on with ``OptionGroup``.
package protocol ArgumentGroup: Sendable {
  init()
}
