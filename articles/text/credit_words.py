"""The words by which a credit is told from a remark: what names a source, what only looks like it. Data; folded."""

from articles.text.arabic import fold


def _folded(*lines: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for line in lines for word in line.split("|"))


# Dotted letters that name no source: eras, hours, addresses, forms of companies, states, titles, armed parties.
NO_SOURCE = frozenset(
    word.replace(".", "")
    for word in _folded(
        "ق.م|ب.م|ت.غ|ص.ب|د.ت|د.ط|د.ن|ق.ظ|ب.ظ|ق.ه|ه.ش|ه.ق|م.م|ش.م|ش.ذ.م|ش.م.ل|ش.م.م|ش.م.ع|ش.م.ب|ذ.م.م|ر.س|أ.د|د.م",
        "ب.ك.ك|ب.ي.د|ي.ب.غ|ي.ب.ك|ي.ب.ج|ق.س.د|و.م.أ|أ.م.م",
        "U.S|U.S.A|U.K|U.N|E.U|D.C|U.A.E|L.A|N.Y|A.M|P.M|A.D|B.C|B.C.E|C.E|M.D|B.A|M.A|J.R|I.D|P.O|R.I.P|V.I.P|P.K.K|Y.P.G",
    )
)

# What stands in the parentheses beside a source and belongs to the caption: where in the picture, of what kind, when.
REMARKS = _folded(
    "وسط|الوسط|في الوسط|يمين|اليمين|إلى اليمين|على اليمين|يسار|اليسار|إلى اليسار|على اليسار|يمينا|يسارا|أعلى|أسفل",
    "أرشيف|أرشيفية|ارشيفية|صورة أرشيفية|من الأرشيف|صورة من الأرشيف|صورة|صور|صورة توضيحية|تعبيرية|صورة تعبيرية",
    "غير مؤرخة|صورة غير مؤرخة|مؤرخة|أرشيفي|توضيحية|خاص|خاصة|متداولة|صورة متداولة|من فيديو|لقطة من فيديو|صورة جوية",
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون الثاني|شباط|آذار|نيسان|أيار",
    "حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|أمس|اليوم",
    "آرشیو|عکس آرشیوی|آرشیوی|فائل فوٹو|فائل",
    "left|right|center|centre|middle|top|bottom|l|r|c|file|file photo|file image|archive|archives|undated",
    "illustration|screenshot|video grab|screen grab|frame grab|combination|photo|image|picture|alternate crop",
)

# How a source's own name begins.
SOURCE_WORDS = tuple(
    f"{words} "
    for words in _folded("وكالة|وكالات|خبرگزاری|آژانس|المكتب الإعلامي|الصفحة الرسمية|المركز الإعلامي|handout|courtesy")
)
# Agencies that take no pictures: what follows «وكالة» in the name of an office, explained in parentheses.
OFFICES = _folded(
    "الطاقة|الغوث|غوث|الأونروا|التنمية|الاستخبارات|المخابرات|البيئة|الأدوية|الدواء|الأمن|حماية|الضرائب|التصنيف|السفر|سفر",
    "سفريات|عقارات|العقارات|التوظيف|إعلان|الإعلان|سيارات|السيارات|الهجرة|الحدود|المشاريع|الأمم|موديز|فيتش|مكافحة|اللاجئين",
)

# Agencies that the whole world writes in Latin letters, for «AFP/Somebody» where no register knows them.
WORLDWIDE = _folded(
    "afp|ap|reuters|epa|epa-efe|dpa|efe|ansa|upi|pa|tass|xinhua|kyodo|getty|getty images|anadolu|zuma|zuma press",
    "shutterstock|alamy|imago|picture alliance|afp photo|ap photo|reuters photo|pool|sana|wafa|mena|bloomberg",
)

# «تصوير …» that is followed by how, and not by whom.
NOT_A_PHOTOGRAPHER = _folded(
    "جوي|جوية|ليلي|نهاري|بطيء|سريع|أرشيفي|أرشيفية|مشهد|مشاهد|فيلم|الفيلم|مسلسل|المسلسل|حفل|داخلي|خارجي|سينمائي|تلفزيوني",
    "فضائي|حراري|بالأشعة|بالرنين|شعاعي|طبي|مقطعي|تحت|من|في|على|عند|قرب|مكبرة|مكبر|لاصقة|عدسة|كاميرا|الكاميرا|هاتف|بالهاتف",
    "هواة|فوتوغرافي|رقمي|مباشر|لقطات|لقطة|فيديو|الفيديو|كليب|بطائرة|بالطائرة|متحرك|ثلاثي|ذاتي|شخصي|جماعي|تذكاري|سيلفي",
    "file|archive|taken|shows|credit|courtesy|date|undated|illustration|only|the|a|an|this|that|day",
)

# Words of an organisation's name; nobody is called so.
ORGANISATIONS = _folded(
    "وكالة|الوكالة|وكالات|صحيفة|جريدة|مجلة|قناة|شبكة|تلفزيون|التلفزيون|إذاعة|وزارة|مكتب|المكتب|موقع|أرشيف|مؤسسة|هيئة",
    "الهيئة|رئاسة|الرئاسة|ديوان|الديوان|القصر|قصر|الجيش|الشرطة|مركز|المركز|اتحاد|الاتحاد|نادي|النادي|حزب|جامعة|متحف|المتحف",
    "شركة|لجنة|منظمة|بلدية|مجلس|المجلس|الأمم|الأنباء|أنباء|للأنباء|إعلام|الإعلام|الإعلامي|الصحافة|برس|نيوز|صفحة|الصفحة",
    "حساب|مواقع|فيسبوك|تويتر|إنستغرام|تليغرام|تلغرام|يوتيوب|إكس|ناسا|صور|للصور|خبرگزاری|آژانس|روزنامه|وزارت|خبر|رساں",
    "agency|agence|agentur|news|press|presse|newspaper|images|photo|photos|pictures|media|pool|handout|ministry|office",
    "government|presidency|tv|television|channel|network|archive|archives|museum|university|university's|police|army|navy",
    "force|department|council|company|inc|ltd|corp|foundation|union|club|party|group|studio|studios|stock|alliance",
    "united|nations|nasa|wire|services|service|times|post|herald|gazette|facebook|twitter|instagram|telegram|youtube",
    "house|palace|committee|commission|institute|library|royal|national|international|agencies|source|courtesy|via",
)
