/// Replaces the embedded files in the fuzz targets, which create no database. Every program of that
/// build has libFuzzer's `main`, so the plugin's tool could not run.
extension Schema {
  package static let migrations: [Migration] = []
  package static let definitions: [Definition] = []
}
