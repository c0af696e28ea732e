import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PlainText

/// A command on an article as a program asks for it.
struct CommandRequest: Sendable {
  let request: APIRequest
  /// Who acts.
  let author: Member
  /// The article.
  let id: UUID
  let options: CommandOptions

  /// The error, with what happened to the article since the version that the client has seen.
  func refusal(_ error: any Error) async -> any Error {
    let failure = Failure(error)
    guard failure.kind == .conflict, let seen = options.expectedVersion,
      let changes = try? await request.reader.changes(of: id, since: seen),
      let version = changes.last?.row.version
    else { return error }
    return APIRefusal(
      status: 412, failure, headers: [("ETag", EntityTag(version: version).text)],
      changes: changes)
  }
}

extension APIRequest {
  /// What the headers of a command say.
  ///
  /// - Throws: ``APIRefusal`` with status 412 for a tag that no article has.
  var options: CommandOptions {
    get throws {
      var options = CommandOptions(commandID: try self[Inputs.idempotencyKey])
      guard let tag = try self[Inputs.ifMatch], tag != "*" else { return options }
      options.expectedVersion = EntityTag.version(in: tag)
      guard options.expectedVersion != nil else {
        throw APIRefusal(
          status: 412,
          Failure(.conflict, "If-Match is not the ETag of an article, such as \"7\""))
      }
      return options
    }
  }
}
