import JSON
import PostgreSQL

/// How a destination gets articles.
package enum DestinationChannel: String, CaseIterable, Hashable, Sendable, JSONDescribed {
  /// An HTTP request, signed as in Standard Webhooks.
  case webhook
  /// A file for each article, on the worker's machine.
  case directory
  /// An object for each article, in a storage service with the interface of S3.
  case s3
  case email
}

extension DestinationChannel: PostgresDecodable {}
