/// One step of the quickstart.
enum TourStep {
  /// A heading.
  case chapter(String)
  /// Write this text to the article's file.
  case write(SampleArticle, words: String)
  /// A command line, without the program's name, and the exit code that it must end with.
  case command([String], expecting: ExitCode? = nil)
  /// Rebuild all read models. Their content must not change.
  case rebuild([String])
}
