"""The part of schema.org's vocabulary that the paper uses: types with their parents, properties by domain.

Values that are things are held to the ranges of their properties as well.
"""

PARENTS = {
    "Thing": "", "CreativeWork": "Thing", "Article": "CreativeWork", "NewsArticle": "Article",
    "AnalysisNewsArticle": "NewsArticle", "OpinionNewsArticle": "NewsArticle",
    "WebSite": "CreativeWork", "WebPage": "CreativeWork", "CollectionPage": "WebPage", "ProfilePage": "WebPage",
    "AboutPage": "WebPage", "ContactPage": "WebPage",
    "MediaObject": "CreativeWork", "ImageObject": "MediaObject", "Comment": "CreativeWork",
    "CorrectionComment": "Comment", "Person": "Thing", "Organization": "Thing",
    "NewsMediaOrganization": "Organization", "Place": "Thing", "Intangible": "Thing", "ItemList": "Intangible",
    "BreadcrumbList": "ItemList", "ListItem": "Intangible", "EntryPoint": "Intangible", "Action": "Thing",
    "SearchAction": "Action",
}  # fmt: skip
PROPERTIES = {
    "Thing": "name url description image mainEntityOfPage potentialAction",
    "CreativeWork": "headline datePublished dateModified dateCreated author publisher keywords inLanguage "
    "isAccessibleForFree correction contentLocation translationOfWork workTranslation creditText copyrightNotice "
    "creator text mainEntity",
    "Article": "articleSection wordCount",
    "MediaObject": "width height contentUrl",
    "ImageObject": "caption representativeOfPage",
    "Organization": "logo slogan correctionsPolicy",
    "Person": "jobTitle",
    "ItemList": "itemListElement",
    "ListItem": "position item",
    "Action": "target",
    "SearchAction": "query",
    "EntryPoint": "urlTemplate",
}
RANGES = {
    "image": "ImageObject", "logo": "ImageObject", "author": "Person Organization", "creator": "Person Organization",
    "publisher": "Person Organization", "correction": "CorrectionComment", "contentLocation": "Place",
    "translationOfWork": "CreativeWork", "workTranslation": "CreativeWork", "mainEntity": "Thing",
    "itemListElement": "ListItem", "target": "EntryPoint", "potentialAction": "Action",
}  # fmt: skip
INPUT = "-input"  # «query-input»: what must be filled in before an action (schema.org/docs/actions.html)


def lineage(kind: str) -> list[str]:
    """Return the type and all it is a kind of; raises KeyError for one that is not in the vocabulary."""
    line = [kind]
    while PARENTS[line[-1]]:
        line.append(PARENTS[line[-1]])
    return line


def faults(thing: dict, where: str = "") -> list[str]:
    """Return what schema.org does not know, or knows otherwise, in a thing and in all that is in it."""
    kind = thing.get("@type", "")
    if kind not in PARENTS:
        return [f"{where}: no type {kind!r}"]
    known = {name for each in lineage(kind) for name in PROPERTIES.get(each, "").split()}
    found = []
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name.removesuffix(INPUT) not in known:
            found.append(f"{where}: {kind} has no {name}")
        values = value if isinstance(value, list) else [value]
        if value in ("", None) or value == []:
            found.append(f"{where}: {kind}.{name} says nothing")
        for inner in (one for one in values if isinstance(one, dict)):
            found += faults(inner, f"{where}/{name}")
            if not set(RANGES.get(name, "").split()) & set(lineage(inner["@type"])):
                found.append(f"{where}: {kind}.{name} is a {inner['@type']}")
    return found
