/// Why a request is refused before anything reads it.
package enum SCGIRequestError: Error, Hashable, Sendable {
  /// It does not begin with the length of the headers, and a colon.
  case invalidLength
  /// The headers or the body exceed the limit.
  case tooLarge(part: Part, limit: Int)
  /// The headers do not end with NUL and a comma.
  case unterminatedHeaders
  /// `CONTENT_LENGTH` is not the first name, or is not a number.
  case invalidContentLength
  /// It is not `SCGI` version 1.
  case unknownVersion
  /// A name has other characters than capital letters, digits and `_`.
  case invalidName
  case controlCharacter(name: String)
  case repeated(name: String)
  /// More bytes follow the body.
  case excess

  package enum Part: String, Hashable, Sendable {
    case headers, body
  }

  /// The status of the answer.
  package var status: Int {
    switch self {
    case .tooLarge(.body, _): 413
    case .tooLarge(.headers, _): 431
    default: 400
    }
  }
}

extension SCGIRequestError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidLength: "the request does not begin with the length of its headers"
    case .tooLarge(let part, let limit):
      "the \(part.rawValue) of the request exceed\(part == .body ? "s" : "") \(limit) bytes"
    case .unterminatedHeaders: "the headers do not end where their length says"
    case .invalidContentLength: "the first header is not a valid CONTENT_LENGTH"
    case .unknownVersion: "the header SCGI is not 1"
    case .invalidName: "the name of a header has characters that are not allowed"
    case .controlCharacter(let name): "the header \(name) contains a control character"
    case .repeated(let name): "the header \(name) appears more than once"
    case .excess: "more bytes follow the body"
    }
  }
}
