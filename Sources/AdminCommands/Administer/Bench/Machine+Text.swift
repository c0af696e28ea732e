import Benchmarks

extension Facts {
  /// Adds the machine and the server of a benchmark.
  mutating func add(_ machine: Machine, _ server: ServerFacts) {
    add("machine", machine.line)
    add("server", "PostgreSQL \(server.version)")
    add("settings", server.settings.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
  }
}

extension RawLimit {
  func line(_ unit: String) -> String {
    let runs = seconds.map { Figure.decimals($0, 2) }.joined(separator: ", ")
    return "\(Figure.count(rowsPerSecond)) \(unit)/s (median of \(runs) s)"
  }
}

extension Machine {
  var line: String {
    "\(processor), \(cores) cores, \(Figure.bytes(memory)) of memory, \(kernel)"
  }
}
