package import ArgumentParsing

/// How much a command says about what it recorded.
package struct ReceiptArguments: ArgumentGroup {
  @Flag(name: "verbose", short: "v", help: "Print every detail of what was recorded.")
  package var verbose: Bool

  package init() {}
}
