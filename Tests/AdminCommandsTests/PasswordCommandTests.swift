import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Passwords that are typed on a terminal or come from standard input.
@Suite(.database) struct PasswordCommandTests {
  let office = Office()
  private static let password = "correct horse battery"

  /// The output and the exit code for a person who logs in with a password.
  private func logIn(_ login: String, _ password: String) async throws -> GalleyBinary.Outcome {
    let url = office.database.settings.with(user: login).description
    return try await GalleyBinary().run(
      ["log", "tail"], environment: ["GALLEY_DATABASE_URL": url, "PGPASSWORD": password])
  }

  /// Runs a command on a terminal. Each of the `lines` is typed after one prompt.
  private func onTerminal(_ command: String, typing lines: [String], then: String = ":")
    async throws -> GalleyBinary.Outcome
  {
    let typing = lines.enumerated().map { index, line in
      """
      wait_until prompted \(index)
      printf '\(line)'
      """
    }
    let prompted = "[ $(grep -ao 'password for\\|Repeat the' screen | wc -l) -gt \"$1\" ]"
    return try await GalleyBinary().terminal(
      "trap : INT QUIT; \"$GALLEY\" \(command); code=$?; \(then); exit $code",
      typing: "prompted() { \(prompted); }\n" + typing.joined(separator: "\n"),
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  @Test func `a person is added with a password from standard input, and logs in`() async throws {
    let login = office.database.newLogin("pia")
    let outcome = try await office.run(
      "user", "add", login, "--role", "editor", "--password", as: "anna",
      stdin: Self.password + "\n")
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "Added \(login) as editor\n")
    #expect(outcome.stderr.isEmpty)
    let first = try await logIn(login, Self.password)
    #expect(first.exitCode == 0, "\(first.stderr)")
    let other = try await office.run(
      "user", "password", login, as: "anna", stdin: "another long password")
    #expect(other.stdout == "Changed the password of \(login)\n", "\(other.stderr)")
    #expect(try await logIn(login, Self.password).exitCode == 77)
    #expect(try await logIn(login, "another long password").exitCode == 0)
    let own = try await office.run("user", "password", as: login, stdin: Self.password)
    #expect(own.stdout == "Changed the password of \(login)\n", "\(own.stderr)")
    #expect(try await logIn(login, Self.password).exitCode == 0)
  }

  @Test(arguments: [
    (
      "", 64,
      "without a terminal, standard input must be one line with the password"
    ),
    ("\n", 64, "standard input must be one line"),
    ("correct horse\nbattery staple\n", 64, "standard input must be one line"),
    ("short", 1, "a password must have 12 to 256 characters; choose another"),
    (String(repeating: "x", count: 257), 1, "a password must have 12 to 256 characters"),
    ("secret\u{1B}[Dsecret", 1, "a password must not contain control characters"),
  ])
  func `an invalid password changes nothing and is not printed`(
    input: String, code: Int, sentence: String
  ) async throws {
    let login = office.database.newLogin("pia")
    let outcome = try await office.run(
      "user", "add", login, "--role", "editor", "--password", as: "anna", stdin: input)
    #expect(outcome.exitCode == code)
    #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
    #expect(outcome.stderr.count { $0 == "\n" } == 1)
    for word in ["correct", "short", "xxxxx", "secret"] {
      #expect(!outcome.stderr.contains(word))
    }
    let people = try await office.array("user", "list")
    #expect(!people.contains { $0["name"] as? String == login })
  }

  @Test(arguments: [
    ["--password=hunter2hunter2"], ["--password", "hunter2hunter2"],
  ])
  func `a password as an argument is refused`(words: [String]) async throws {
    let outcome = try await GalleyBinary().run(
      ["user", "add", "pia", "--role", "editor"] + words, stdin: Self.password,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 64)
  }

  @Test func `a terminal asks twice and shows nothing`() async throws {
    let login = office.database.newLogin("pia")
    let outcome = try await onTerminal(
      "--as anna user add \(login) --role editor --password",
      typing: ["\(Self.password)\\n", "\(Self.password)\\n"], then: "stty -a")
    #expect(outcome.exitCode == 0, "\(outcome.stdout)")
    #expect(outcome.stdout.contains("New password for \(login): \r\nRepeat the password: \r\n"))
    #expect(!outcome.stdout.contains("horse"))
    #expect(outcome.stdout.contains(" echo "), "what is typed is shown again afterwards")
    #expect(try await logIn(login, Self.password).exitCode == 0)
  }

  @Test func `two different passwords are refused`() async throws {
    let login = office.database.newLogin("pia")
    let outcome = try await onTerminal(
      "--as anna user add \(login) --role editor --password",
      typing: ["\(Self.password)\\n", "another long password\\n"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout.contains("the passwords do not match; try again"))
    let people = try await office.array("user", "list")
    #expect(!people.contains { $0["name"] as? String == login })
  }

  /// Ctrl-C and the quit character.
  @Test(arguments: [("\\003", 130), ("\\034", 131)])
  func `after an interrupted prompt, the terminal shows typed text again`(
    key: String, code: Int
  ) async throws {
    let outcome = try await onTerminal(
      "--as anna user password eva", typing: ["half of a pass\(key)"], then: "stty -a")
    #expect(outcome.exitCode == code, "\(outcome.stdout)")
    #expect(outcome.stdout.contains(" echo "), "\(outcome.stdout)")
    #expect(!outcome.stdout.contains("half"))
  }

  @Test func `a disabled person loses open sessions`() async throws {
    let login = office.database.newLogin("pia")
    _ = try await office.text(
      "user", "add", login, "--role", "editor", "--password", stdin: Self.password)
    var open = try Connection(
      office.database.settings.with(user: login, password: Self.password))
    let disabled = try await office.text("user", "disable", login)
    #expect(disabled == "Disabled \(login); ended 1 session\n")
    #expect((try? open.execute("SELECT 1")) == nil)
    #expect(try await logIn(login, Self.password).exitCode != 0)
    let again = try await office.text("user", "disable", login)
    #expect(again == "Nothing to do: \(login) is disabled already\n")
  }

  @Test func `the last admin can neither be disabled nor get another role`() async throws {
    _ = try await office.text("user", "disable", "adam", "--yes")
    let outcome = try await GalleyBinary().run(
      ["user", "disable", "anna"], environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stderr
        == "galley: anna is the last admin of this newsroom; make somebody else an admin first\n")
    let role = try await office.run("user", "role", "anna", "editor", as: "anna")
    #expect(role.exitCode == 1)
  }
}
