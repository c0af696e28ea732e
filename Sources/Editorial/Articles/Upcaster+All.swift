extension Upcaster {
  /// Those for every older schema version of every type.
  package static let all: [Upcaster] = [
    // Version 2 has an optional field, the replacement.
    Upcaster(.killed, from: 1) { $0 }
  ]
}
