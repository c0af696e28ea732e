import Benchmarks

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
