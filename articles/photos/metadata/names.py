"""Which properties answer to which of our fields: the table of the Metadata Working Group (Guidelines 2.0), and IPTC's
Photo Metadata Standard for what came later. First come, first trusted.
"""

import re

XMP = {
    "headline": ("photoshop:Headline",),
    "caption": ("dc:description",),
    "alt": ("Iptc4xmpCore:AltTextAccessibility",),
    "photographer": ("dc:creator",),
    "credit": ("photoshop:Credit",),
    "source": ("photoshop:Source",),
    "city": ("photoshop:City", "Iptc4xmpExt:LocationCreated/City", "Iptc4xmpExt:LocationShown/City"),
    "country": (
        "photoshop:Country",
        "Iptc4xmpExt:LocationCreated/CountryName",
        "Iptc4xmpExt:LocationShown/CountryName",
    ),
    "date": ("photoshop:DateCreated", "exif:DateTimeOriginal", "xmp:CreateDate"),
    "keywords": ("dc:subject",),
    "people": ("Iptc4xmpExt:PersonInImage", "Iptc4xmpExt:PersonInImageWDetails/PersonName"),
    "copyright": ("dc:rights",),
    "usage": ("xmpRights:UsageTerms",),
    "instructions": ("photoshop:Instructions",),
    "until": ("plus:LicenseEndDate", "prism:expirationDate", "pur:expirationDate"),
}
IPTC = {
    "headline": ("Headline",),
    "caption": ("Caption-Abstract",),
    "photographer": ("By-line",),
    "credit": ("Credit",),
    "source": ("Source",),
    "city": ("City",),
    "country": ("Country-PrimaryLocationName",),
    "date": ("DateCreated",),
    "keywords": ("Keywords",),
    "copyright": ("CopyrightNotice",),
    "instructions": ("SpecialInstructions",),
    "until": ("ExpirationDate",),
}
EXIF = {
    "caption": ("ImageDescription", "UserComment", "XPComment", "XPSubject"),
    "photographer": ("Artist", "XPAuthor"),
    "date": ("DateTimeOriginal", "DateTimeDigitized"),
    "keywords": ("XPKeywords",),
    "copyright": ("Copyright",),
}
FIELDS = tuple(XMP)
LISTS = ("keywords", "people")
# In names of properties that tell the place on earth.
LOCATION = ("gps", "latitude", "longitude", "geotag", "altitude", "wgs84_pos", "georss")
# Keywords that tell it: machine tags ("geo:lat=33.3"), their older spellings, and the mark that there are some.
PLACE_TAG = re.compile(
    r"(?:^|[|/])\s*(?:geo:|geo-?tag|geo(?:lat|lon)|gps\W{0,2}(?:lat|lon|alt|pos|coord)|(?:latitude|longitude)\s*[:=])",
    re.IGNORECASE,
)
