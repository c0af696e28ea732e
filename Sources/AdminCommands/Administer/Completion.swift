package import ArgumentParsing
import Terminal

package struct Completion: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "completion", abstract: "Print a shell completion script.",
    discussion: "The script also completes articles, people, sections and time zones.",
    examples: [
      Example("source <(galley completion bash)", "In bash, for this session."),
      Example(
        "galley completion fish > ~/.config/fish/completions/galley.fish", "In fish, from now on."),
      Example("source <(galley completion zsh)", "In zsh, for this session."),
    ])

  @Argument(help: "The shell.", valueName: "shell") package var shell: Shell
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    try global.console.output.write(CompletionScript(shell).generate(for: Galley.self))
  }
}
