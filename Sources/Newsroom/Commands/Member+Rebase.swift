import Editorial
import EventSourcing
import Foundation
package import Manuscripts
import PostgresEventStore

/// What became of a text that was based on an older revision.
package enum Rebase: Sendable {
  case saved(Receipt)
  /// Nothing was saved: a person must decide.
  case undecided(RebaseConflicts)
}

/// Two versions of an article that do not fit together.
package struct RebaseConflicts: Sendable {
  package let merge: ManuscriptMerge
  /// The number of the working revision, on which the merged manuscript is based.
  package let current: Int
  /// The draft that was merged, if it was put aside in the log. Its authors stay authors only if the
  /// decided text is saved by a rebase too.
  package let draft: Int?
}

extension Member {
  /// Merges a text with the working revision, such as a correction, and saves the result.
  ///
  /// Without a file, the text is the latest draft that was put aside. The text of a file is based on
  /// the revision that the options expect, or else on the one that it names. If that is the working
  /// revision, the file is the decided result of an earlier merge.
  ///
  /// - Throws: ``Failure`` if there is no such article, revision or draft, or if a text was erased.
  package func rebase(
    _ file: ManuscriptFile?, onto reference: String, options: CommandOptions = .init()
  ) async throws -> Rebase {
    let working = try await working(reference)
    let state = Article.fold(try await store.load(.article(working.id)).events)
    let current = working.revision.number
    let number = try Self.start(of: file, on: state, options)
    let aside = state.draftPutAside
    var manuscript: ManuscriptFile
    var draft: Int?
    if let file, number == current {
      (manuscript, draft) = (file.isOnlyBody ? working.manuscript(body: file.body) : file, aside)
    } else {
      draft = state.isAncestor(number, of: current) ? nil : number
      let versions = try await versions(of: state, working, draft: number, file)
      let merge = ManuscriptMerge(
        base: versions.base, draft: versions.draft, current: versions.current,
        labels: ConflictLabels(
          base: "revision \(versions.base.baseRevision ?? 1)",
          draft: file == nil ? "revision \(number)" : "the file",
          current: "revision \(current)"))
      guard !merge.hasConflicts else {
        return .undecided(RebaseConflicts(merge: merge, current: current, draft: draft))
      }
      manuscript = merge.manuscript
    }
    let proposed = try ProposedRevision(of: working, from: manuscript)
    var options = options
    options.expectedRevision = current
    return .saved(
      try await revise(working.id, to: proposed.article, merging: draft, options: options))
  }

  /// The number of the revision on which the text is based, or that is itself the text.
  private static func start(
    of file: ManuscriptFile?, on state: ArticleState, _ options: CommandOptions
  ) throws(Failure) -> Int {
    let slug = state.slug?.text ?? "the article"
    guard let file else {
      guard let draft = state.draftPutAside else {
        throw Failure(.refused, "no draft of \(slug) was put aside; there is nothing to rebase")
      }
      return draft
    }
    guard let number = options.expectedRevision ?? file.baseRevision else {
      throw Failure(.invalid, "the text does not say on which revision of \(slug) it is based")
    }
    guard state.revision(number) != nil else {
      throw Failure(
        .notFound,
        "\(slug) has no revision \(number); its revisions are 1 to \(state.revisions.count)")
    }
    return number
  }

  /// The three versions to merge. A file without a field keeps the slug and the language, and a file
  /// without any field keeps all of them.
  private func versions(
    of state: ArticleState, _ working: WorkingArticle, draft number: Int, _ file: ManuscriptFile?
  ) async throws -> (base: ManuscriptFile, draft: ManuscriptFile, current: ManuscriptFile) {
    let current = working.revision
    let base = state.commonAncestor(of: number, and: current.number) ?? 1
    let revisions = [base, number, current.number].compactMap { state.revision($0) }
    let texts = try await withConnection {
      try TextStore.texts(revisions.map(\.content.manuscript), on: &$0)
    }
    let files = try revisions.map { revision throws(Failure) in
      guard let body = texts[revision.content.manuscript] else {
        throw Failure(
          .refused,
          "the text of revision \(revision.number) of \(working.slug) was erased and cannot be merged"
        )
      }
      return ManuscriptFile(
        revision.content, slug: working.slug, revision: revision.number, body: body)
    }
    var draft = files[1]
    if let file {
      let whole = draft
      draft = file
      if file.isOnlyBody {
        draft = whole
        draft.replaceBody(with: file.body)
      }
      draft.language = draft.language ?? whole.language
      if let slug = draft.slug, slug != working.slug {
        throw ProposedRevision.renamed(working.slug, to: slug)
      }
    }
    return (files[0], draft, files[2])
  }
}

extension ManuscriptFile {
  /// Whether it says nothing but its body, and perhaps its base.
  fileprivate var isOnlyBody: Bool {
    var other = ManuscriptFile(body: body)
    other.baseRevision = baseRevision
    return self == other
  }
}
