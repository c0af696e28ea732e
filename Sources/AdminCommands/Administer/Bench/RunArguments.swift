package import ArgumentParsing

/// How long and how often a benchmark measures that sets a rate against bare rows.
package struct RunArguments: ArgumentGroup {
  @Option(name: "seconds", help: "How long a run is, such as 0.5.", valueName: "count")
  package var seconds: SecondsArgument = SecondsArgument(5)
  @Option(name: "runs", help: "How many runs there are; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)

  package init() {}
}

/// How long a run is, as it was typed: more than 0 seconds, an hour at most.
package struct SecondsArgument: ExpressibleByArgument {
  let seconds: Double

  init(_ seconds: Double) { self.seconds = seconds }

  package init(argument: String) throws(ArgumentValueError) {
    guard let seconds = Double(argument), seconds >= 0.001, seconds <= 3600 else {
      throw ArgumentValueError("must be a number of seconds from 0.001 to 3600")
    }
    self.seconds = seconds
  }

  package var argumentText: String { Figure.shortest(seconds) }
}
