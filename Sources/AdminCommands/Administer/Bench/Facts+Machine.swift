import Benchmarks

extension Facts {
  /// Adds the machine and the server of a benchmark.
  mutating func add(_ machine: Machine, _ server: ServerFacts) {
    add("machine", machine.line)
    add("server", "PostgreSQL \(server.version)")
    add("settings", server.settings.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
  }
}
