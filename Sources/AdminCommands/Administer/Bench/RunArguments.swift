package import ArgumentParsing

/// The length and number of the runs of a benchmark that compares a rate with bare rows.
package struct RunArguments: ArgumentGroup {
  @Option(name: "seconds", help: "The length of a run in seconds, such as 0.5.", valueName: "count")
  package var seconds: SecondsArgument = SecondsArgument(5)
  @Option(name: "runs", help: "The number of runs; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)

  package init() {}
}

/// The length of a run in seconds: from 0.001 to 3600.
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
