package import ArgumentParsing

/// How long and how often a benchmark measures that sets a rate against bare rows.
package struct RunArguments: ArgumentGroup {
  @Option(name: "seconds", help: "How long a run is.", valueName: "count")
  package var seconds: CountArgument = CountArgument(5)
  @Option(name: "runs", help: "How many runs there are; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)

  package init() {}
}
