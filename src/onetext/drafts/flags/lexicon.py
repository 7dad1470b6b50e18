"""Words that change what a text obliges to: denials, limits, modal verbs, units. A form -> what it counts as.

Each table has the languages in which drafts are exchanged most: English, German, French, Spanish, Italian, Russian,
Ukrainian, Hebrew, Arabic and a little Chinese. Forms that count as one thing may replace each other without a flag.
Words that limit or condition (only, unless, except, provided that, subject to) count as negations: they too deny.
"""

from __future__ import annotations

from collections.abc import Mapping

from onetext.drafts.listed import listed

__all__ = ["MODALS", "NEGATIONS", "PERIODS", "REFERENCES", "UNITS", "opposites"]


def _forms(table: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Phrase, case folded and cut into words -> what it counts as; forms are parted by bars."""
    return {
        _cut(form): meaning
        for meaning, forms in table.items()
        for form in (one.strip() for one in forms.split("|"))
        if form
    }


def _cut(form: str) -> tuple[str, ...]:
    """A form as words; in Chinese each letter is one."""
    is_han = "\u3400" <= form[0] <= "\u9fff"
    return tuple(form) if is_han else tuple(form.casefold().split())


NEGATIONS = _forms(
    {
        "not": "not|no|never|neither|nor|none|nothing|nobody|nowhere|cannot|no one|nicht|kein|keine|keinen|keinem|"
        "keiner|"
        "keines|nie|niemals|niemand|nichts|weder|ne|n'|pas|jamais|aucun|aucune|ni|rien|nul|nulle|nunca|jamás|ningún|"
        "ninguno|ninguna|tampoco|non|né|nessun|nessuno|nessuna|не|ни|нет|никогда|никто|ничто|никакой|никаких|нельзя|"
        "ні|немає|ніколи|ніхто|ніщо|жодний|жодного|жодних|жоден|לא|אין|אינו|אינה|אינם|אינן|לעולם לא|לבל|"
        "لا|لن|لم|ليس|ليست|ليسوا|غير|לאו|不|未|无|無|不得|não|nem|nunca|niet|geen|żaden|żadna|żadne|hardly|"
        "fail to|fails to|failed to|lack|lacks|lacking",
        "without": "without|ohne|sans|sin|senza|без|בלי|ללא|بدون|دون|sem",
        "only": "only|solely|exclusively|merely|nur|ausschließlich|lediglich|seulement|uniquement|exclusivement|solo|"
        "sólo|"
        "solamente|únicamente|soltanto|solamente|только|лишь|исключительно|лише|тільки|виключно|רק|אך ורק|فقط|仅|只",
        "except": "except|excepting|except for|save for|save that|excluding|other than|apart from|außer|ausgenommen|"
        "mit ausnahme|sauf|excepté|hormis|à l' exception|salvo|excepto|tranne|eccetto|кроме|за исключением|крім|окрім|"
        "за винятком|למעט|מלבד|إلا|باستثناء|除",
        "unless": "unless|es sei denn|sofern nicht|à moins|a menos|a meno|если не|якщо не|אלא אם|ما لم|除非",
        "provided that": "provided that|provided always|providing that|on condition that|on the condition that|"
        "subject to|"
        "conditional on|conditional upon|contingent on|contingent upon|vorausgesetzt|vorbehaltlich|unter der bedingung|"
        "à condition|sous réserve|a condición|siempre que|con sujeción|a condizione|при условии|за умови|בתנאי|"
        "בכפוף|بشرط|شريطة|前提",
        "as far as possible": "as far as possible|so far as possible|as far as practicable|to the extent possible|"
        "to the extent practicable|where possible|where practicable|where feasible|if possible|where appropriate|"
        "as appropriate|möglichst|so weit wie möglich|soweit möglich|dans la mesure du possible|"
        "en la medida de lo posible|nella misura del possibile|по возможности|за можливості",
        "at least": "at least|not less than|no less than|not fewer than|no fewer than|or more|mindestens|au moins|"
        "al menos|por lo menos|almeno|не менее|не меньше|щонайменше|не менше|至少",
        "at most": "at most|not more than|no more than|not exceeding|not to exceed|up to|or less|or fewer|höchstens|"
        "au plus|a lo sumo|al massimo|не более|не больше|щонайбільше|не більше|至多",
        "more than": "more than|greater than|in excess of|mehr als|plus de|más de|più di|более чем|более|больше чем",
        "less than": "less than|fewer than|weniger als|moins de|menos de|meno di|менее чем|менее|меньше чем",
        "more or less": "more or less",
        "latest": "not later than|no later than|not after",
        "earliest": "not earlier than|no earlier than|no sooner than|not sooner than|not before",
        "partly": "partly|partially|in part|teilweise|partiellement|parcialmente|parzialmente|частично|частково",
        "notwithstanding": "notwithstanding|irrespective of|regardless of|in spite of|despite|ungeachtet|nonobstant|"
        "no obstante|nonostante|несмотря на|незважаючи на|בניגוד|بصرف النظر",
        "about": "approximately|roughly|circa|ungefähr|environ|aproximadamente|circa|примерно|приблизительно|приблизно",
        "refuse": "prohibit|prohibits|prohibited|forbid|forbids|forbidden|ban|bans|banned|refrain|refrains|refuse|"
        "refuses",
    }
)
"""Denials, limits and conditions; `as far as possible` leaves a way out, `refuse` are verbs that deny what follows."""

MODALS = _forms(
    {
        "shall": "shall|shan't",
        "endeavour": "endeavour to|endeavours to|endeavor to|endeavors to|seek to|seeks to|strive to|strives to|try to|"
        "tries to|attempt to|attempts to|best efforts|best endeavours|best endeavors|reasonable efforts|"
        "reasonable endeavours|reasonable endeavors|commercially reasonable efforts|bemühen|bemüht|s'efforce|"
        "s'efforcent|procurará|procurarán|si adopera|si adoperano|стремится|стремятся|прагне|прагнуть",
        "must": "must|mustn't|is required to|are required to|is obliged to|are obliged to|"
        "is bound to|are bound to|has to|have to",
        "will": "will|won't",
        "should": "should|shouldn't|ought to",
        "may": "may|is entitled to|are entitled to|is permitted to|are permitted to|is free to|are free to",
        "might": "might",
        "can": "can|can't|cannot",
        "could": "could|couldn't",
        "would": "would|wouldn't",
        "moeten": "moet|moeten",
        "mogen": "mag|mogen",
        "zullen": "zal|zullen",
        "zouden": "zou|zouden",
        "musieć": "musi|muszą",
        "móc": "może|mogą",
        "powinien": "powinien|powinna|powinno|powinny|powinni",
        "würden": "würde|würden",
        "müssen": "muss|müssen|muß",
        "müssten": "müsste|müssten",
        "sollen": "soll|sollen",
        "sollten": "sollte|sollten",
        "dürfen": "darf|dürfen",
        "dürften": "dürfte|dürften",
        "können": "kann|können",
        "könnten": "könnte|könnten",
        "devoir": "doit|doivent|devra|devront",
        "devrait": "devrait|devraient",
        "pouvoir": "peut|peuvent|pourra|pourront",
        "pourrait": "pourrait|pourraient",
        "deber": "debe|deben|deberá|deberán",
        "debería": "debería|deberían",
        "poder": "puede|pueden|podrá|podrán",
        "podría": "podría|podrían",
        "dovere": "deve|devono|dovrà|dovranno",
        "dovrebbe": "dovrebbe|dovrebbero",
        "potere": "può|possono|potrà|potranno",
        "potrebbe": "potrebbe|potrebbero",
        "должен": "должен|должна|должно|должны|обязан|обязана|обязано|обязаны",
        "следует": "следует",
        "может": "может|могут|вправе|можно",
        "мог бы": "мог бы|могла бы|могло бы|могли бы",
        "повинен": "повинен|повинна|повинно|повинні|зобов'язаний|зобов'язана|зобов'язане|зобов'язані|мусить|мусять",
        "слід": "слід",
        "може": "може|можуть|можна",
        "חייב": "חייב|חייבת|חייבים|חייבות",
        "צריך": "צריך|צריכה|צריכים|צריכות",
        "רשאי": "רשאי|רשאית|רשאים|רשאיות",
        "יכול": "יכול|יכולה|יכולים|יכולות",
        "يجب": "يجب|يتعين",
        "ينبغي": "ينبغي",
        "يجوز": "يجوز",
        "يمكن": "يمكن",
        "应": "应|应当|應|應當|必须|必須|须|須",
        "可以": "可以|可",
    }
)
"""Modal verbs, and verbs that oblige to an effort alone; tenses and persons of one verb that oblige alike are one."""

UNITS = _forms(
    {
        "second": "second|seconds",
        "minute": "minute|minutes|Minuten|minutos|минут|хвилин",
        "hour": "hour|hours|hrs|h|Stunde|Stunden|heure|heures|hora|horas|ora|ore|час|часа|часов|година|години|годин|"
        "שעות|ساعة|小时",
        "day": "day|days|Tag|Tage|Tagen|jour|jours|día|días|giorno|giorni|день|дня|дней|дні|днів|יום|ימים|يوم|يوما|"
        "يومًا|أيام|天|日",
        "week": "week|weeks|Woche|Wochen|semaine|semaines|semana|semanas|settimana|settimane|неделя|недели|недель|"
        "тиждень|"
        "тижні|тижнів|שבוע|שבועות|أسبوع|أسابيع|周",
        "month": "month|months|Monat|Monate|Monaten|mois|mes|meses|mese|mesi|месяц|месяца|месяцев|місяць|місяці|"
        "місяців|"
        "חודש|חודשים|شهر|شهرا|أشهر|月|个月",
        "quarter": "quarter|quarters|Quartal|Quartale",
        "year": "year|years|yr|yrs|Jahr|Jahre|Jahren|an|ans|année|années|año|años|anno|anni|год|года|лет|рік|роки|"
        "років|"
        "שנה|שנים|سنة|سنوات|年",
        "decade": "decade|decades",
        "percent": "%|percent|per cent|percents|Prozent|pour cent|por ciento|per cento|процент|процента|процентов|"
        "відсоток|"
        "відсотка|відсотків|אחוז|אחוזים|بالمئة",
        "percentage point": "percentage point|percentage points",
        "permille": "‰",
        "m": "m|metre|metres|meter|meters|mètre|mètres|metros|метр|метров|метрів",
        "km": "km|kms|kilometre|kilometres|kilometer|kilometers|kilomètres|kilómetros|километров|кілометрів|км",
        "mile": "mile|miles|nautical mile|nautical miles",
        "km²": "km²|km2|square kilometre|square kilometres|square kilometer|square kilometers|sq km",
        "m²": "m²|m2|square metre|square metres|square meter|square meters|sq m",
        "m³": "m³|m3|cubic metre|cubic metres|cubic meter|cubic meters",
        "a.m.": "a.m.",
        "p.m.": "p.m.|pm",
        "hectare": "hectare|hectares|ha",
        "kg": "kg|kilogram|kilograms|kilogramme|kilogrammes",
        "tonne": "tonne|tonnes|ton|tons|t|тонн",
        "barrel": "barrel|barrels",
        "MW": "mw|megawatt|megawatts",
        "dollar": "$|us$|usd|dollar|dollars|us dollars|us dollar|долларов|доларів|דולר|دولار",
        "euro": "€|eur|euro|euros|евро|євро",
        "pound": "£|gbp|pound|pounds",
        "rouble": "₽|rub|rouble|roubles|ruble|rubles|рублей",
        "hryvnia": "₴|uah|hryvnia|hryvnias|гривень",
        "yuan": "cny|rmb|yuan",
        "yen": "¥|jpy|yen",
        "shekel": "₪|ils|nis|shekel|shekels|שקל|שקלים",
        "franc": "chf|franc|francs",
        "degree": "°|degree|degrees",
    }
)
"""Units of measure and money."""

_TIMES = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade")
_NOT_TIMES = frozenset(listed("an ora mes час h"))
"""Forms that other languages have for something else."""

PERIODS: Mapping[str, str] = {
    **{
        form[0]: unit for form, unit in UNITS.items() if unit in _TIMES and len(form) == 1 and form[0] not in _NOT_TIMES
    },
    **{
        form[0]: unit
        for form, unit in _forms(
            {
                "hour": "hourly|stündlich",
                "day": "daily|täglich|quotidien|quotidienne|diario|diaria|ежедневно|щодня",
                "week": "weekly|wöchentlich|hebdomadaire|semanal|settimanale|еженедельно|щотижня",
                "fortnight": "fortnight|fortnightly|biweekly",
                "month": "monthly|monatlich|mensuel|mensuelle|mensual|mensile|ежемесячно|щомісяця",
                "quarter": "quarterly|vierteljährlich|trimestriel|trimestrielle|trimestral|trimestrale|ежеквартально",
                "two years": "biennial|biennially",
                "half-year": "biannual|biannually|half-yearly|halbjährlich|semestriel|semestral|semestrale",
                "year": "yearly|annual|annually|annum|jährlich|annuel|annuelle|anual|annuale|ежегодно|щороку",
            }
        ).items()
    },
}
"""How long or how often, said in one word, without a number: `every month`, `monthly`."""

REFERENCES = _forms(
    {
        "article": "article|articles|art|arts|Artikel|artículo|статья|статьи|статті|стаття",
        "annex": "annex|annexes|appendix|Anhang|annexe|anexo|приложение|додаток",
        "section": "section|sections|§|Abschnitt|sección|раздел|розділ",
        "paragraph": "paragraph|paragraphs|para|paras|Absatz|paragraphe|párrafo|пункт|пункта|пункту",
        "point": "point|points|clause|clauses|item|items|Punkt|punto",
        "chapter": "chapter|chapters|Kapitel|chapitre|capítulo|глава",
        "resolution": "resolution|résolution|resolución|резолюция",
        "phase": "phase|phases|stage|stages|step|steps|Phasen|этап|етап",
        "part": "part|parts|Teil|partie|часть|частина",
        "title": "title|titles",
        "schedule": "schedule|schedules",
        "protocol": "protocol|protocols|Protokoll|protocole|protocolo",
    }
)
"""What a number after it numbers: `Article 5` and `Annex 5` are two things."""

_SHORTEST = 4
_PREFIXES = ("un", "non", "non-", "dis")
_LATIN = ("in", "im", "il", "ir")
_ADJECTIVES = ("able", "ible", "ent", "ant", "ive", "ate", "ite", "ete", "ect", "id", "al", "ous", "ary", "ity", "ence")
_NOT_OPPOSED = frozenset(("dis", word) for word in listed("cover charge patch tribute play pose solve")) | {
    ("un", "ion"),
    ("im", "plant"),
}


def opposites(word: str) -> tuple[str, ...]:
    """What a word becomes with a denying prefix or without the one it has: lawful, unlawful; direct, indirect."""
    said = word.casefold()
    longer = tuple(prefix + said for prefix in (*_PREFIXES, *_LATIN) if _denies(prefix, said))
    shorter = (said[len(prefix) :] for prefix in (*_PREFIXES, *_LATIN) if said.startswith(prefix))
    return longer + tuple(rest for rest in shorter if _denies(said.removesuffix(rest), rest))


def _denies(prefix: str, word: str) -> bool:
    if len(word) < _SHORTEST or (prefix, word) in _NOT_OPPOSED:
        return False
    return prefix in _PREFIXES or word.removesuffix("ly").endswith(_ADJECTIVES)
