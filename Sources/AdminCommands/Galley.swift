package import ArgumentParsing

/// The root of the command tree; the folders are its branches.
package struct Galley: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "galley",
    abstract: "Draft, review, publish and correct articles; every step is recorded.",
    discussion: """
      Name an article by its slug (current or former), by its id, by the beginning of its id, or \
      as @12 if its first event has position 12 in the log; lists print this short form as REF. \
      The newsroom is a private PostgreSQL server, which galley creates and starts on first use, \
      or the database in --database or GALLEY_DATABASE_URL. 'galley help --json-schema COMMAND' \
      prints the JSON Schema of a command's answer.
      """,
    examples: [
      Example("galley quickstart", "Take a guided tour in a temporary database."),
      Example("galley draft story.md", "Draft an article from a Markdown file."),
      Example("galley mine", "See what is waiting for you."),
    ],
    version: "0.1.0")

  package static let sections = [
    CommandSection(
      "Write",
      [
        Draft.self, Import.self, Revise.self, Restore.self, Submit.self, Withdraw.self, Note.self,
        Resolve.self,
        Assign.self,
        Rename.self, Spike.self, Unspike.self,
      ]),
    CommandSection(
      "Review", [Queue.self, Diff.self, Approve.self, RequestChanges.self, ReplyCommands.self]),
    CommandSection(
      "Publish",
      [
        Publish.self, Schedule.self, Unschedule.self, Embargo.self, LiftEmbargo.self,
        Correct.self, Hold.self, LiftHold.self, Unpublish.self, Kill.self, Live.self,
        Export.self, DestinationCommands.self, Deliveries.self,
      ]),
    CommandSection(
      "Read",
      [
        Mine.self, AgendaCommand.self, CalendarCommand.self, List.self, Show.self,
        PictureCommand.self, History.self, NotesCommand.self, ActivityCommand.self, Search.self,
        Stats.self,
        WhoAmI.self, Status.self, HealthCommand.self,
      ]),
    CommandSection(
      "Administer",
      [
        UserCommands.self, TokenCommands.self, SettingCommands.self, ProjectionCommands.self,
        LogCommands.self,
        DatabaseCommands.self, NewsroomCommands.self, WorkerCommand.self, ServeCommand.self,
        ServiceCommands.self,
        BenchCommands.self,
        Completion.self, Manual.self, Quickstart.self,
      ]),
  ]

  package static let synonyms = [
    "add": ["draft", "user add"], "audit": ["log verify", "projection audit"],
    "backup": ["database backup"], "ban": ["user disable"], "cancel": ["unschedule", "withdraw"],
    "check": ["health", "log verify"], "comment": ["note", "reply list"],
    "comments": ["reply list"], "config": ["setting"],
    "configure": ["setting"], "create": ["draft"], "delegate": ["assign"],
    "delete": ["spike", "unpublish", "log erase"], "drop": ["spike"], "edit": ["revise"],
    "erase": ["log erase", "reply erase"], "expire": ["schedule"], "events": ["log tail"],
    "export": ["log export"], "find": ["search"],
    "get": ["show"], "grant": ["user role"], "init": ["database init"],
    "inbox": ["queue"], "log-in": ["user password"], "ls": ["list"],
    "migrate": ["database migrate"],
    "moderate": ["reply list"], "modify": ["revise"], "move": ["rename"], "mv": ["rename"],
    "new": ["draft"],
    "password": ["user password"], "people": ["user list"], "pending": ["queue"],
    "post": ["publish"], "redact": ["log erase"], "refuse": ["request-changes"],
    "reject": ["request-changes", "reply reject"], "release": ["publish"],
    "remove": ["spike", "unpublish"],
    "retract": ["unpublish", "kill"], "return": ["request-changes"],
    "revert": ["restore"], "review": ["queue", "diff"], "rm": ["spike", "unpublish"],
    "rollback": ["restore", "projection rollback"], "save": ["revise"],
    "resend": ["destination retry"], "send-back": ["request-changes"], "settings": ["setting"],
    "start": ["database start"],
    "stop": ["database stop"], "takedown": ["unpublish", "kill"], "trash": ["spike"],
    "tutorial": ["quickstart"],
    "undo": ["restore", "withdraw", "unschedule", "unpublish", "unspike"], "update": ["revise"],
    "users": ["user"], "verify": ["log verify", "projection verify"], "view": ["show"],
    "versions": ["history"], "withhold": ["hold"], "write": ["draft"],
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
