package import ArgumentParsing
import Newsroom

/// The threads and the memory that a replay of the log may use.
package struct ReplayArguments: ArgumentGroup {
  @Option(
    name: "workers", help: "How many threads fold at a time; by default one a processor.",
    valueName: "number")
  package var workers: CountArgument?
  @Option(
    name: "memory", help: "The most memory for rows, in megabytes.",
    valueName: "megabytes")
  package var memory: CountArgument = CountArgument(64)

  package init() {}

  var limits: ReplayLimits {
    var limits = ReplayLimits(memory: memory.count << 20)
    if let workers { limits.workers = workers.count }
    return limits
  }
}
