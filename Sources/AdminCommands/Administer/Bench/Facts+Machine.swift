import Benchmarks

extension Facts {
  /// What a benchmark ran on.
  mutating func add(_ machine: Machine, _ server: ServerFacts) {
    add("machine", machine.line)
    add("server", "PostgreSQL \(server.version)")
    add("settings", server.settings.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
  }
}
