/// Why a text is not YAML, in libyaml's words, which show nothing of the text.
struct YAMLProblem: Error {
  let text: String
  /// From 0.
  let line: Int
}
