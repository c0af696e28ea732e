import Manuscripts

/// What the files of another system mean here. Presets are values of it, and people refine them.
package struct ImportMapping: Sendable {
  /// A field of the other system, and its meaning.
  package struct Pair: Hashable, Sendable {
    /// The name; a field in a group has the group as a prefix, as in `cover.image`. Case does not
    /// count.
    package let source: String
    package let target: ImportTarget

    package init(_ source: String, _ target: ImportTarget) {
      (self.source, self.target) = (source, target)
    }

    fileprivate init(_ source: String, _ field: ManuscriptField) {
      self.init(source, .field(field))
    }

    fileprivate init(_ source: String, _ past: ImportTarget.Past) {
      self.init(source, .past(past))
    }
  }

  /// Where a file gets its section from, if no field gives one.
  package enum FolderSection: Hashable, Sendable {
    /// The folder below this one, in Hugo `content`.
    case below(String)
    /// The folder above this one, in Jekyll `_posts`.
    case above(String)
  }

  package enum Archive: Sendable {
    /// A file of Markdown for each article.
    case markdown
    /// Exports of WordPress (WXR). Their other fields are left out and counted.
    case wordPress
    /// Objects of ninjs. Their other members are left out and counted.
    case ninjs
    /// Feeds and entries of Atom. Their other elements are left out and counted.
    case atom
  }

  package private(set) var archive = Archive.markdown
  /// In the order of their priority: if several give the same text, the first that has a value counts.
  package var pairs: [Pair] = []
  /// Fields to leave out.
  package var ignored: [String] = []
  /// Fields whose text is a list of words, separated by blanks.
  package var words: Set<String> = []
  /// Whether a file is named after the slug: `slug.md`, `slug/index.md` or `slug.en.md`.
  package var isNamedAfterSlug = false
  /// Whether a date may precede the slug in the name, as in `2020-03-04-slug.md`.
  package var isNamedAfterDate = false
  package var folderSection: FolderSection?
  /// Folders that are no section.
  package var plainFolders: Set<String> = []
  /// A folder whose files are drafts.
  package var draftFolder: String?
  /// Names of files that are no articles, without their extensions.
  package var listPages: Set<String> = []
  /// Whether an article is live unless it is marked as a draft. Otherwise it is live if it has a date of
  /// publication.
  package var isLiveUnlessMarked = false
  /// The section of an article that has none.
  package var section: String?
  /// The IANA name of the zone of times without an offset.
  package var zone: String?
  /// Whether to keep template syntax as text.
  package var keepsTemplates = false

  package init() {}

  /// Gives a field another meaning, with priority over all others.
  package mutating func set(_ source: String, to target: ImportTarget) {
    pairs.removeAll { $0.source.lowercased() == source.lowercased() }
    ignored.removeAll { $0.lowercased() == source.lowercased() }
    pairs.insert(Pair(source, target), at: 0)
  }

  /// Leaves a field out.
  package mutating func ignore(_ source: String) {
    pairs.removeAll { $0.source.lowercased() == source.lowercased() }
    ignored.append(source)
  }
}

extension ImportMapping {
  /// The mapping of Hugo's own fields and those of common themes.
  package static let hugo: ImportMapping = {
    var mapping = ImportMapping()
    mapping.pairs = [
      Pair("title", .headline), Pair("slug", .slug), Pair("summary", .standfirst),
      Pair("description", .standfirst), Pair("author", .byline), Pair("author.name", .byline),
      Pair("authors", .byline), Pair("categories", .sectionAndKeywords), Pair("tags", .keywords),
      Pair("keywords", .keywords), Pair("publishDate", .firstPublishedAt),
      Pair("date", .firstPublishedAt), Pair("lastmod", .lastPublishedAt), Pair("draft", .draft),
      Pair("featured_image", .leadImageURI), Pair("featuredImage", .leadImageURI),
      Pair("image", .leadImageURI), Pair("images", .leadImageURI),
      Pair("thumbnail", .leadImageURI), Pair("cover.image", .leadImageURI),
      Pair("cover.alt", .leadImageAlt), Pair("cover.caption", .leadImageCaption),
    ]
    mapping.ignored = [
      "_build", "aliases", "build", "cascade", "comments", "cover.hidden", "cover.relative",
      "featured", "isCJKLanguage", "layout", "linkTitle", "markup", "math", "menu", "outputs",
      "resources", "series", "showToc", "sitemap", "toc", "tocOpen", "translationKey", "type",
      "url", "weight",
    ]
    mapping.isNamedAfterSlug = true
    mapping.folderSection = .below("content")
    mapping.plainFolders = ["articles", "blog", "post", "posts"]
    mapping.listPages = ["_index"]
    mapping.isLiveUnlessMarked = true
    return mapping
  }()

  /// The mapping of WordPress's export. Its fields are elements, custom fields, and the thumbnail.
  package static let wordPress: ImportMapping = {
    var mapping = ImportMapping()
    mapping.archive = .wordPress
    mapping.pairs = [
      Pair("language", .language), Pair("title", .headline), Pair("excerpt", .standfirst),
      Pair("creator", .byline), Pair("post_name", .slug), Pair("categories", .sectionAndKeywords),
      Pair("tags", .keywords), Pair("link", .source), Pair("post_date_gmt", .firstPublishedAt),
      Pair("post_date", .createdAt), Pair("post_modified_gmt", .lastPublishedAt),
      Pair("thumbnail.url", .leadImageURI), Pair("thumbnail.alt", .leadImageAlt),
      Pair("thumbnail.caption", .leadImageCaption),
    ]
    mapping.isLiveUnlessMarked = true
    return mapping
  }()

  /// The mapping of ninjs. Its fields are what the standard's arrays contain, by their roles, and its
  /// other members. All items become drafts.
  package static let ninjs: ImportMapping = {
    var mapping = ImportMapping()
    mapping.archive = .ninjs
    mapping.pairs = [
      Pair("language", .language), Pair("headline", .headline), Pair("summary", .standfirst),
      Pair("byline", .byline), Pair("slug", .slug), Pair("slugline", .slug),
      Pair("dateline.place", .datelinePlace), Pair("dateline.date", .datelineDate),
      Pair("dateline.source", .datelineSource), Pair("section", .section),
      Pair("keywords", .keywords), Pair("picture.url", .leadImageURI),
      Pair("picture.caption", .leadImageCaption), Pair("picture.alternative", .leadImageAlt),
      Pair("picture.by", .leadImageCredit),
    ]
    return mapping
  }()

  /// The mapping of Atom. All entries become drafts.
  package static let atom: ImportMapping = {
    var mapping = ImportMapping()
    mapping.archive = .atom
    mapping.pairs = [
      Pair("language", .language), Pair("title", .headline), Pair("summary", .standfirst),
      Pair("author", .byline), Pair("section", .section), Pair("category", .keywords),
      Pair("picture.url", .leadImageURI),
    ]
    return mapping
  }()

  /// The mapping of Jekyll's own fields and those of its common plugins.
  package static let jekyll: ImportMapping = {
    var mapping = ImportMapping()
    mapping.pairs = [
      Pair("title", .headline), Pair("slug", .slug), Pair("excerpt", .standfirst),
      Pair("description", .standfirst), Pair("author", .byline), Pair("author.name", .byline),
      Pair("authors", .byline), Pair("category", .section),
      Pair("categories", .sectionAndKeywords), Pair("tags", .keywords), Pair("tag", .keywords),
      Pair("date", .firstPublishedAt), Pair("last_modified_at", .lastPublishedAt),
      Pair("lang", .language), Pair("published", .published), Pair("draft", .draft),
      Pair("image", .leadImageURI), Pair("image.path", .leadImageURI),
      Pair("image.alt", .leadImageAlt), Pair("image.caption", .leadImageCaption),
    ]
    mapping.ignored = [
      "comments", "featured", "image.height", "image.width", "layout", "math", "mathjax",
      "permalink", "pin", "redirect_from", "sitemap", "toc",
    ]
    mapping.words = ["categories", "tags"]
    mapping.isNamedAfterSlug = true
    mapping.isNamedAfterDate = true
    mapping.folderSection = .above("_posts")
    mapping.draftFolder = "_drafts"
    mapping.listPages = ["index", "README"]
    mapping.isLiveUnlessMarked = true
    return mapping
  }()
}
