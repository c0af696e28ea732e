/// One step of the quickstart.
enum TourStep {
  /// A heading, and what is about to happen.
  case chapter(String)
  /// The article's file gets this text.
  case write(SampleArticle, words: String)
  /// A command line, without the program's name, and how it must end.
  case command([String], expecting: ExitCode? = nil)
  /// All read models are made again from the log, and must hold what they held before.
  case rebuild([String])
}
