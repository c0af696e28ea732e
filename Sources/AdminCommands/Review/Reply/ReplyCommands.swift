package import ArgumentParsing

package struct ReplyCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "reply", abstract: "Moderate the replies of readers.",
    discussion: """
      Readers reply to published articles with the form of 'galley serve'. The setting 'replies' \
      says whether they may, and 'galley reply open' and 'close' say it for one article. The \
      public sees a reply once an editor has approved it and the site has been exported again. The \
      e-mail address of a reader is never published.

      Name a reply by its id, by the beginning of its id, or as @12 if its first event has position \
      12 in the log; 'galley reply list' prints this short form as REF.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        ReplyList.self, ReplyApprove.self, ReplyReject.self, ReplyAnswer.self,
        ReplyWithdraw.self, ReplyErase.self,
      ]),
    CommandSection("Articles", [ReplyOpen.self, ReplyClose.self, ReplyDefault.self]),
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
