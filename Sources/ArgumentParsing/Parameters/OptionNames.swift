/// The names that an option's declaration gives; those that are nil come from its property.
struct OptionNames: Sendable {
  let name: String?
  let short: Character?
  /// What stands for the value in help: `text` in `--reason <text>`.
  let value: String?
}
