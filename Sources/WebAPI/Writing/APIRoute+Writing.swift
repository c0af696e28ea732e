import Editorial
import Foundation
import JSON
import Newsroom
import SCGI
import WebRequests

extension APIRoute {
  /// A command on an article.
  ///
  /// - Parameters:
  ///   - name: The last part of its path.
  ///   - id: The name of the operation.
  ///   - fileTypes: The media types of the file in its body; none if its body is an object.
  ///   - carryOut: Carries it out as the person, with the person's own connection.
  static func command(
    _ name: String, _ id: String, _ summary: String, scope: TokenScope = .write,
    method: RequestMethod = .post, _ inputs: [any DescribedInput] = [], fileTypes: [String] = [],
    _ carryOut: @escaping @Sendable (CommandRequest) async throws -> Answer<Receipt>
  ) -> APIRoute {
    APIRoute(
      method: method, pattern: PathPattern("/api/v1/articles/{article}/\(name)"), id: id,
      summary: summary, scope: scope, inputs: [Inputs.article] + inputs + Inputs.commandHeaders,
      fileTypes: fileTypes,
      answer: DescribedAnswer(
        status: 200, Receipt.json.schema, headers: [.entityTag, .remark]
      ).linking(AnswerLink.article(["readArticle", "readHistory"], at: "/id"))
    ) { request in
      let author = try await request.author()
      let command = CommandRequest(
        request: request, author: author, id: try await author.find(try request.article),
        options: try request.options)
      do {
        return SCGIResponse(try await carryOut(command), status: 200)
      } catch {
        throw await command.refusal(error)
      }
    }
  }

  /// A command on an article that records no remark.
  static func command(
    _ name: String, _ id: String, _ summary: String, scope: TokenScope = .write,
    _ inputs: [any DescribedInput] = [],
    command: @escaping @Sendable (APIRequest) throws -> ArticleCommand
  ) -> APIRoute {
    .command(name, id, summary, scope: scope, inputs) { asked in
      Answer(
        value: try await asked.author.perform(
          try command(asked.request), on: asked.id, options: asked.options))
    }
  }
}

extension SCGIResponse {
  /// What a command recorded.
  init(_ answer: Answer<Receipt>, status: Int) {
    self.init(
      status: status, headers: ["Content-Type": "application/json"],
      body: Array(answer.value.jsonValue.text(.compact).utf8))
    add(EntityTag(version: answer.value.state.version).text, for: AnswerHeader.entityTag.rawValue)
    add(remarks: answer.remarks)
  }
}
