/// Why and where an import stopped, and what was imported before.
package struct ImportFailure: ClassifiedError {
  /// The first article that cannot be imported, such as `archive.jsonl, line 12`.
  package let place: String
  package let reason: Failure
  /// How many other articles of its batch cannot be imported.
  package let others: Int
  /// How many articles the batches before it imported.
  package let imported: Int

  package var failure: Failure {
    // The role is the reason, and not the article.
    guard reason.kind != .forbidden || imported > 0 else {
      return Failure(
        .forbidden, "only an admin may import articles; ask one; nothing was imported")
    }
    let more = others == 0 ? "" : " (and \(others) more in its batch)"
    return Failure(
      reason.kind, "\(place): \(reason.reason)\(more)",
      remedies: reason.ofImport.remedies + [.continueImport(after: imported)])
  }
}

extension Failure {
  /// The same failure of an article in an import: a field can only be given in its file.
  package var ofImport: Failure {
    Failure(
      kind, reason,
      remedies: remedies.map { remedy in
        if case .giveField(let field) = remedy { .addField(field) } else { remedy }
      })
  }
}
