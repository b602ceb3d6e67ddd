"""Words that say what a number counts, in the languages of release names: one row a language."""

from __future__ import annotations

from typing import NamedTuple

from janto_catalog.model.text import fold


class LanguageWords(NamedTuple):
    """The words of one language, separated by spaces and in the spelling of the language.

    A word that is in both `episode` and `part` means an episode next to a season, else a part.
    """

    language: str
    season: str
    episode: str
    part: str
    chapter: str
    disc: str


# fmt: off
LANGUAGES = (
    LanguageWords("English", "season series ser srs", "episode ep episodes eps", "part pt act", "chapter ch", "disc disk cd dvd side tape reel"),
    LanguageWords("German", "Staffel", "Folge Episode", "Teil Akt", "Kapitel", "CD Seite"),
    LanguageWords("French", "saison série", "épisode", "partie", "chapitre", "disque CD"),
    LanguageWords("Spanish", "temporada temp serie", "capítulo cap episodio", "parte", "capítulo", "disco"),
    LanguageWords("Catalan", "temporada", "capítol episodi", "part", "capítol", "disc"),
    LanguageWords("Portuguese", "temporada", "episódio capítulo", "parte", "capítulo", "disco"),
    LanguageWords("Italian", "stagione serie", "episodio puntata", "parte", "capitolo", "disco"),
    LanguageWords("Romanian", "sezonul sezon", "episodul episod", "partea", "capitolul", "disc"),
    LanguageWords("Dutch", "seizoen serie reeks", "aflevering afl", "deel", "hoofdstuk", "schijf"),
    LanguageWords("Danish", "sæson", "afsnit episode", "del", "kapitel", "plade"),
    LanguageWords("Norwegian", "sesong", "episode del", "del", "kapittel", "plate"),
    LanguageWords("Swedish", "säsong säsongen", "avsnitt avsn del", "del", "kapitel", "skiva"),
    LanguageWords("Finnish", "kausi tuotantokausi", "jakso osa", "osa", "luku", "levy"),
    LanguageWords("Icelandic", "þáttaröð", "þáttur", "hluti", "kafli", "diskur"),
    LanguageWords("Estonian", "hooaeg", "osa episood", "osa", "peatükk", "plaat"),
    LanguageWords("Latvian", "sezona", "sērija epizode", "daļa", "nodaļa", "disks"),
    LanguageWords("Lithuanian", "sezonas", "serija epizodas", "dalis", "skyrius", "diskas"),
    LanguageWords("Polish", "sezon seria", "odcinek odc epizod", "część cz", "rozdział", "płyta"),
    LanguageWords("Czech", "série řada sezóna", "díl epizoda", "díl", "kapitola", "disk"),
    LanguageWords("Slovak", "séria sezóna", "diel epizóda časť", "diel časť", "kapitola", "disk"),
    LanguageWords("Hungarian", "évad", "rész epizód", "rész", "fejezet", "lemez"),
    LanguageWords("Croatian", "sezona", "epizoda nastavak", "dio", "poglavlje", "disk"),
    LanguageWords("Slovene", "sezona", "epizoda del", "del", "poglavje", "disk"),
    LanguageWords("Serbian", "сезона", "епизода", "део", "поглавље", "диск"),
    LanguageWords("Russian", "сезон", "серия эпизод выпуск", "часть ч", "глава", "диск"),
    LanguageWords("Ukrainian", "сезон", "серія епізод", "частина", "розділ", "диск"),
    LanguageWords("Bulgarian", "сезон", "епизод серия", "част", "глава", "диск"),
    LanguageWords("Greek", "σεζόν κύκλος", "επεισόδιο επ", "μέρος", "κεφάλαιο", "δίσκος"),
    LanguageWords("Turkish", "sezon", "bölüm", "kısım", "bölüm", "disk"),
    LanguageWords("Hebrew", "עונה", "פרק", "חלק", "פרק", "דיסק"),
    LanguageWords("Arabic", "الموسم موسم", "الحلقة حلقة", "الجزء جزء", "الفصل", "القرص"),
    LanguageWords("Persian", "فصل", "قسمت", "بخش", "فصل", "دیسک"),
    LanguageWords("Japanese", "シーズン 期", "話 エピソード", "部", "章", "ディスク"),
    LanguageWords("Chinese", "季", "集", "部", "章", "碟"),
    LanguageWords("Korean", "시즌 기", "화 회 에피소드", "부", "장", "디스크"),
    LanguageWords("Vietnamese", "mùa phần", "tập", "phần", "chương", "CD"),
    LanguageWords("Indonesian", "musim", "episode", "bagian", "bab", "cakram"),
)
# fmt: on

#: The numbers from one on, as titles of episodes count in each language: first those that count, then those that order.
#: A word that means something else in English or in another language of the table is a dash.
# fmt: off
_NUMBERS = (
    ("German", "eins zwei drei vier fünf sechs sieben acht neun zehn - zwölf dreizehn", "erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter"),
    ("German", "", "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte"),
    ("French", "- deux trois quatre cinq - - huit neuf - - douze treize", "- deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"),
    ("Spanish", "uno dos tres cuatro cinco seis siete ocho nueve diez - doce trece", "primero segundo tercero cuarto - - séptimo octavo noveno décimo"),
    ("Spanish", "", "- - tercer - - - - - - - -"),
    ("Portuguese", "- dois três quatro cinco seis sete oito nove dez onze - treze", "primeiro - terceiro - - - - oitavo - -"),
    ("Italian", "- - tre quattro cinque - sette - - dieci undici dodici tredici", "- secondo terzo - - - settimo ottavo - -"),
    ("Dutch", "- twee drie vier vijf zes zeven acht negen tien - twaalf dertien", "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende"),
    ("Swedish", "ett två tre fyra fem - sju åtta nio - - tolv tretton", "första - tredje fjärde femte sjätte sjunde åttonde nionde tionde"),
    ("Danish", "- - tre - fem seks syv otte - - elleve tolv tretten", "første - tredje fjerde femte sjette syvende ottende niende tiende"),
    ("Finnish", "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen", "ensimmäinen toinen kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs kymmenes"),
    ("Polish", "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć", "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty"),
    ("Czech", "jedna dva - čtyři - šest sedm osm devět deset", "první druhý třetí čtvrtý pátý šestý sedmý osmý devátý desátý"),
    ("Slovak", "", "prvý - tretí štvrtý piaty šiesty siedmy ôsmy deviaty desiaty"),
    ("Hungarian", "egy kettő három négy - - - nyolc kilenc tíz", "első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik"),
    ("Romanian", "- doi trei patru cinci șase șapte - nouă zece", "- doua treia patra cincea șasea șaptea opta noua zecea"),
    ("Turkish", "bir iki - dört - altı yedi sekiz dokuz", "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu"),
    ("Russian", "один два три четыре пять шесть семь восемь девять десять", "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый"),
    ("Russian", "", "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая"),
    ("Ukrainian", "- - - чотири п'ять шість сім вісім дев'ять", "перший другий третій четвертий п'ятий шостий сьомий восьмий дев'ятий десятий"),
    ("Bulgarian", "", "първи втори трети четвърти пети шести седми осми девети десети"),
    ("Greek", "ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα δέκα", "πρώτη δεύτερη τρίτη τέταρτη πέμπτη έκτη έβδομη όγδοη ένατη δέκατη"),
)
# fmt: on
#: The folded words with their digits.
NUMBERS_OF_LANGUAGES = {
    fold(word): str(number)
    for _, *texts in _NUMBERS
    for text in texts
    for number, word in enumerate(text.split(), 1)
    if word != "-"
}


#: What numbered works are counted in, in the languages above: "Third Day".
_COUNTED = (
    "day days Tag Tage jour jours día días dia dias giorno giorni dag dagen dager dagar dzień den nap ziua gün päivä päev"
    " diena день дні ден дан ημέρα μέρα hour hours night Nacht nuit noche notte"
)
COUNTED_NOUNS = frozenset(fold(word) for word in _COUNTED.split())
#: A day in the languages above, where a number is next to it: "Premier jour", "Giorno 3".
DAY_WORDS = frozenset(
    fold(word)
    for word in [
        "Tag",
        "jour",
        "día",
        "giorno",
        "dag",
        "dagen",
        "dzień",
        "den",
        "ziua",
        "gün",
        "päivä",
        "päev",
        "diena",
        "день",
        "ден",
        "ημέρα",
        "μέρα",
    ]
)
#: The same where the number is in front: alone these words mean something else.
DAY_WORDS_BEHIND = frozenset(fold(word) for word in ["nap", "napja", "dan", "дан"])
#: Number words that mean something else in English or another language, but not next to a day.
NUMBERS_OF_DAYS = {
    "premier": "1", "primer": "1", "primo": "1", "prima": "1", "un": "1", "due": "2", "andra": "2", "anden": "2",
    "quattro": "4", "quatro": "4", "quarto": "4", "quinto": "5", "sexto": "6", "sesto": "6",
}  # fmt: skip


def _words(column: str) -> frozenset[str]:
    """The folded words of a column in all languages."""
    return frozenset(fold(word) for row in LANGUAGES for word in getattr(row, column).split())


SEASON_WORDS = _words("season")
#: Words that mean an episode also without a season next to them.
EPISODE_WORDS = frozenset(
    fold(word) for row in LANGUAGES for word in row.episode.split() if word not in row.part.split()
)
#: Words that mean an episode only next to a season.
EPISODE_WITH_SEASON_WORDS = _words("episode")
PART_WORDS = _words("part")
CHAPTER_WORDS = _words("chapter")
DISC_WORDS = _words("disc")
#: Before these words a number needs the ending of an ordinal: "2nd series", but "10 episodes" and "2 series" count.
WORDS_AFTER_ORDINALS = frozenset(
    {"season", "series", "ser", "episode", "episodes", "ep", "eps", "serie", "cap", "temp"}
)
