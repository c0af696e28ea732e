package import ArgumentParsing

/// Who gets the assignments of a person who leaves.
package struct SuccessorArgument: ArgumentGroup {
  @Option(
    name: "reassign-to", help: "Assign the person's articles to this person.", valueName: "name")
  package var name: String?

  package init() {}
}
