import Editorial
import JSON
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The people of the newsroom. The token needs the scope admin.
enum PeopleRoutes {
  private static let name = APIInput(
    "name", in: .body, "The login of the person.", .text(atMost: 63), example: "pia",
    isRequired: true)
  private static let role = APIInput(
    "role", in: .body, "What the person may do.", InputType<Role>.word(of: Role.self),
    example: "editor", isRequired: true)
  private static let person = APIInput(
    "person", in: .path, "The login of the person.", .pathPart, example: "pia")
  private static let successor = APIInput(
    "successor", in: .body, "Who gets the person's assignments; null to leave them.",
    InputType<String?>.nullable(.text(atMost: 63)), example: "emil")

  static let routes: [APIRoute] = [
    .get(
      "/api/v1/people", "listPeople", "List the people of the newsroom, also former ones.",
      scope: .admin
    ) { request in Found(try await request.reader.people()) },
    .action(
      .post, "/api/v1/people", "addPerson",
      "Add a person, or enable one who was disabled. The person signs in with a password that is set "
        + "with a link.", [name, role]
    ) { request in
      let (author, login) = (try await request.author(), try request.required(name))
      _ = try await author.add(login, role: try request.required(role))
      return Answer(value: try await author.person(login))
    },
    .action(
      .put, "/api/v1/people/{person}/role", "changeRole", "Change what a person may do.",
      [person, role, successor]
    ) { request in
      try await request.author().changeRole(
        of: try request.required(person), to: try request.required(role),
        reassigningTo: try request[successor].flatMap(\.self))
    },
    .action(
      .post, "/api/v1/people/{person}/disable", "disablePerson",
      "Disable a person. Their sessions and tokens end.", [person, successor]
    ) { request in
      try await request.author().disablePerson(
        try request.required(person), reassigningTo: try request[successor].flatMap(\.self))
    },
  ]
}
