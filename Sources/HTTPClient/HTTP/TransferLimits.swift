/// How long a transfer may take, and how much of an answer is read.
package struct TransferLimits: Hashable, Sendable {
  /// Until the connection is ready, TLS included.
  package var connect: Duration = .seconds(10)
  /// From the beginning to the end.
  package var total: Duration = .seconds(60)
  /// A transfer ends if it is slower than ``slowestRate`` for this long. In whole seconds.
  package var patience: Duration = .seconds(20)
  /// In bytes per second.
  package var slowestRate = 16
  /// In bytes. The rest of the answer's body is not read.
  package var answer = 65_536

  package init() {}

  /// The most bytes of the headers of an answer.
  static let headers = 65_536
}

extension Duration {
  /// In whole milliseconds, at least 1.
  var milliseconds: Int {
    max(1, Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000))
  }

  /// As text: `10 seconds`, `1.5 seconds`.
  var inSeconds: String {
    let number = Double(milliseconds) / 1_000
    if number == 1 { return "1 second" }
    return number == number.rounded() ? "\(Int(number)) seconds" : "\(number) seconds"
  }
}
