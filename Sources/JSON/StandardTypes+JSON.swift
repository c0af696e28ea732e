package import Foundation
import PlainText

extension JSONValue: JSONDescribed {
  package static var json: JSONDescription<JSONValue> { JSONDescription(.any) { $0 } }
}

extension String: JSONDescribed {
  package static var json: JSONDescription<String> { .string(.any) { $0 } }
}

extension Bool: JSONDescribed {
  package static var json: JSONDescription<Bool> { JSONDescription(.boolean) { .boolean($0) } }
}

extension BinaryInteger where Self: JSONDescribed {
  package static var json: JSONDescription<Self> { JSONDescription(.integer) { .integer($0) } }
}

extension Int: JSONDescribed {}
extension Int32: JSONDescribed {}
extension Int64: JSONDescribed {}
extension UInt64: JSONDescribed {}

extension Double: JSONDescribed {
  package static var json: JSONDescription<Double> { JSONDescription(.number) { .double($0) } }
}

/// In lower-case letters.
extension UUID: JSONDescribed {
  package static var json: JSONDescription<UUID> {
    .string(.uuid) { $0.text }
  }
}

extension Array: JSONDescribed where Element: JSONDescribed {
  package static var json: JSONDescription<[Element]> {
    JSONDescription(.array(of: Element.json.schema)) { .array($0.map(\.jsonValue)) }
  }
}

extension Dictionary: JSONDescribed where Key == String, Value: JSONDescribed {
  package static var json: JSONDescription<[String: Value]> {
    JSONDescription(.dictionary(of: Value.json.schema)) { dictionary in
      var object = JSONObject()
      for (key, value) in dictionary { object[key] = value.jsonValue }
      return .object(object)
    }
  }
}

extension Optional: JSONDescribed where Wrapped: JSONDescribed {
  package static var json: JSONDescription<Wrapped?> {
    JSONDescription(.nullable(Wrapped.json.schema)) { $0?.jsonValue ?? .null }
  }
}

/// An enumeration of words is one of its words.
extension JSONDescribed where Self: RawRepresentable<String> & CaseIterable {
  package static var json: JSONDescription<Self> {
    JSONDescription(.oneOf(allCases.map(\.rawValue))) { .string($0.rawValue) }
  }
}
