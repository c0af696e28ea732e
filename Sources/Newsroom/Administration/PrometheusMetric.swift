import Foundation

/// A metric in the text format of Prometheus: a line of help, one of the type, and one for each value.
package struct PrometheusMetric: Sendable {
  package struct Value: Sendable {
    /// What is added to the name: `_bucket` of a histogram.
    let suffix: String
    let labels: KeyValuePairs<String, String>
    let number: Double

    package init(
      _ number: Double, suffix: String = "", labels: KeyValuePairs<String, String> = [:]
    ) {
      (self.number, self.suffix, self.labels) = (number, suffix, labels)
    }
  }

  /// Without the prefix `galley_`.
  package let name: String
  /// `gauge`, `counter` or `histogram`.
  package let type: String
  package let help: String
  package let values: [Value]

  package init(_ name: String, type: String = "gauge", help: String, values: [Value]) {
    (self.name, self.type, self.help, self.values) = (name, type, help, values)
  }

  package var text: String {
    let name = "galley_\(name)"
    let lines = values.map { value in
      let labels = value.labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
      let place = labels.isEmpty ? "" : "{\(labels)}"
      return "\(name)\(value.suffix)\(place) \(Self.written(value.number))\n"
    }
    return "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n" + lines.joined()
  }

  private static func written(_ number: Double) -> String {
    number == number.rounded() ? String(Int64(number)) : String(format: "%.3f", number)
  }
}
