import Foundation
import PackagePlugin

/// Writes the SQL files of the schema into a Swift file before the target `Schema` is compiled.
@main
struct EmbedSchema: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let inputs = names.filter { $0.hasSuffix(".sql") || $0.hasSuffix(".txt") }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "Schema+Files.swift")
    return [
      .buildCommand(
        displayName: "Embedding the schema",
        executable: try context.tool(named: "SchemaEmbedder").url,
        arguments: [folder.path, output.path],
        inputFiles: inputs.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
