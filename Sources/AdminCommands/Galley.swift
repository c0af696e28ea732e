package import ArgumentParsing

/// The root of the command tree; the folders are its branches.
package struct Galley: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "galley",
    abstract: "Draft, review, publish and correct articles; every step is recorded.",
    discussion: """
      Name an article by its slug (current or former), by its id, by the beginning of its id, or \
      as @12 if its first event has position 12 in the log; 'galley show' prints this short form. \
      The newsroom is a private PostgreSQL server, which galley creates and starts on first use, \
      or the database in --database or GALLEY_DATABASE_URL. 'galley help --json-schema COMMAND' \
      prints the JSON Schema of a command's answer.
      """,
    examples: [
      Example("galley quickstart", "Take a guided tour in a temporary database."),
      Example("galley draft story.md", "Draft an article from a Markdown file."),
    ],
    version: "0.1.0")

  package static let sections = [
    CommandSection(
      "Write",
      [
        Draft.self, Import.self, Revise.self, Restore.self, Submit.self, Withdraw.self, Note.self,
        Assign.self,
        Rename.self, Spike.self, Unspike.self,
      ]),
    CommandSection("Review", [Queue.self, Diff.self, Approve.self, RequestChanges.self]),
    CommandSection(
      "Publish",
      [
        Publish.self, Schedule.self, Unschedule.self, Embargo.self, LiftEmbargo.self,
        Correct.self, Unpublish.self, Kill.self, Live.self,
      ]),
    CommandSection(
      "Read",
      [
        List.self, Show.self, History.self, Search.self, Stats.self, Status.self,
        HealthCommand.self,
      ]),
    CommandSection(
      "Administer",
      [
        UserCommands.self, ProjectionCommands.self, LogCommands.self, DatabaseCommands.self,
        WorkerCommand.self, BenchCommands.self, Completion.self, Manual.self, Quickstart.self,
      ]),
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
