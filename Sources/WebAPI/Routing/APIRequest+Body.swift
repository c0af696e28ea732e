import JSON
import Newsroom
import Pictures
import SCGI

extension APIRequest {
  /// The largest body, in bytes.
  static let bodyLimit = 4 << 20

  /// Reads the object in the body. A route whose members are all optional may get no body.
  ///
  /// - Throws: ``APIRefusal`` for a body that is too large or no JSON; ``Failure`` that names a member
  ///   that is unknown, missing or wrong.
  static func body(
    of request: SCGIRequest, _ members: [any DescribedInput]
  ) throws -> MemberValues {
    guard request.body.count <= bodyLimit else {
      throw APIRefusal(
        status: 413, Failure(.invalid, "the body is larger than \(bodyLimit) bytes"))
    }
    if request.body.isEmpty {
      return try MemberValues(JSONObject(), of: members, in: MemberValues.body)
    }
    guard mediaType(of: request) == "application/json" else {
      throw APIRefusal(status: 415, Failure(.invalid, "the body must be application/json"))
    }
    let object: JSONObject
    do {
      object = try request.body.withUnsafeBytes { try JSONObject(parsing: $0) }
    } catch let error as JSONSyntaxError {
      throw Failure(
        .invalid,
        "the body is not a JSON object; byte \(error.offset) is wrong, a name appears twice, or it is too "
          + "deep")
    }
    return try MemberValues(object, of: members, in: MemberValues.body)
  }

  /// Checks that the body is a file of one of these types.
  ///
  /// - Throws: ``APIRefusal`` for another type, and for a file that is too large.
  static func checkFile(in request: SCGIRequest, types: [String]) throws {
    let most = PictureLimits.standard.bytes
    guard request.body.count <= most else {
      throw APIRefusal(status: 413, Failure(.invalid, "the file is larger than \(most) bytes"))
    }
    guard types.contains(mediaType(of: request)) else {
      let list = types.joined(separator: ", ")
      throw APIRefusal(status: 415, Failure(.invalid, "the body must be one of \(list)"))
    }
  }

  private static func mediaType(of request: SCGIRequest) -> String {
    (request.header("Content-Type") ?? "").prefix { $0 != ";" && $0 != " " }.lowercased()
  }
}
