package import ArgumentParsing
import Editorial

/// The option of a list to print only slugs, for another command.
package struct SlugsArgument: ArgumentGroup {
  @Flag(name: "slugs", help: "Print only slugs, one per line.") package var isGiven: Bool

  package init() {}
}

extension Console {
  /// Prints each slug once, one per line.
  func show(slugs: [Slug]) throws {
    var seen: Set<Slug> = []
    let names = slugs.filter { seen.insert($0).inserted }
    try show(names) { names.map { "\($0)\n" }.joined() }
  }
}
