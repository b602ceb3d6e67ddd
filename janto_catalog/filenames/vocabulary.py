"""Words that collectors, rippers, shops and release groups add to a title: one table for each purpose."""

from __future__ import annotations

from enum import StrEnum

from janto_catalog.filenames.number_words import (
    CHAPTER_WORDS,
    EPISODE_WORDS,
    NUMBERS_OF_LANGUAGES,
    PART_WORDS,
)
from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.kinds import Kind


class FileForm(StrEnum):
    """What the extension of a file announces."""

    VIDEO = "video"
    AUDIO = "audio"
    PAGES = "pages"
    EBOOK = "ebook"
    PDF = "pdf"
    ARCHIVE = "archive"
    TEXT = "text"
    CLIPPING = "clipping"
    WEB_PAGE = "web-page"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"

    @property
    def is_recording(self) -> bool:
        """Whether it is played."""
        return self in (FileForm.VIDEO, FileForm.AUDIO)


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Files of the other categories are never stories: their extension stays part of the name.
FORM_OF_CATEGORY = {
    FileCategory.VIDEO: FileForm.VIDEO,
    FileCategory.AUDIO: FileForm.AUDIO,
    FileCategory.COMIC: FileForm.PAGES,
    FileCategory.EBOOK: FileForm.EBOOK,
    FileCategory.PDF: FileForm.PDF,
    FileCategory.ARCHIVE: FileForm.ARCHIVE,
    FileCategory.DOCUMENT: FileForm.TEXT,
    FileCategory.PLAIN_TEXT: FileForm.TEXT,
    FileCategory.WEB_PAGE: FileForm.WEB_PAGE,
    FileCategory.IMAGE: FileForm.CLIPPING,
    FileCategory.SOFTWARE: FileForm.FOREIGN,
}

# Words that mean nothing alone: they do not make a title distinctive, and cost little when unexplained.
STOP_WORDS = frozenset(
    _split(
        "a an the of in on at to for from by with is it its be as or not this that i my me we us you he she his her"
        " le la les un une des du de el los las un una y e il lo gli i di da der die das ein eine und im am zu"
    )
)
ARTICLES = frozenset(_split("the a an le la les l el los las un una une il lo i gli der die das ein eine"))

NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        _split(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen twenty"
        ),
        1,
    )
} | {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
    "xiii": "13",
    "xiv": "14",
    "xvi": "16",
    "xvii": "17",
    "xviii": "18",
    "xix": "19",
}

# The same with the number words of other languages, which are not looked for in names of shows.
NUMBER_VALUES = NUMBERS_OF_LANGUAGES | NUMBER_WORDS

# Abbreviations and words of other languages that names use, with the word that they mean.
ABBREVIATIONS = {
    "bbq": "barbecue",
    "dr": "doctor",
    "mister": "mr",
    "missus": "mrs",
    "saint": "st",
    "prof": "professor",
    "sgt": "sergeant",
    "versus": "vs",
    "xmas": "christmas",
    "capt": "captain",
    "cpt": "captain",
    "nite": "night",
    "mag": "magazine",
    "cvr": "cover",
    "abr": "abridged",
    "unabr": "unabridged",
    "журнал": "magazine",
    "zeitschrift": "magazine",
    "tijdschrift": "magazine",
    "czasopismo": "magazine",
    "revista": "magazine",
    "rivista": "magazine",
    "комикс": "comic",
    "komiks": "comic",
    "fumetto": "comic",
    "tebeo": "comic",
    "stripboek": "comic",
    "tpb": "collected",
    "recueil": "collected",
    "sammelband": "collected",
    "recopilatorio": "collected",
    "raccolta": "collected",
}

# Words before a number that only say "number".
NUMBER_PREFIXES = (
    frozenset(
        _split(
            "parts pts vol volume book bk issue issues iss no nr num number episodes tome band tom mr heft ausgabe"
            " nummer numero numer szam cislo"
        )
    )
    | EPISODE_WORDS
    | PART_WORDS
    | CHAPTER_WORDS
)

# Words about a release, not about a story: they never need an explanation.
RELEASE_WORDS = frozenset(
    _split(
        "retail unabridged abridged digital scan scans scanned c2c complete komplett complet completo completa compleet full cast dramatised dramatized dramatisation"
        " audio audiobook audiobooks book ebook drama dramas radio play plays tv series season show episode episodes part parts pt cd cds"
        " disc disk dvd rip ripped ripper mp3 m4b m4a flac wav aac ogg opus wma mp4 mkv avi m4v webm epub pdf cbz cbr zip kbps 128k 64k 192k 320k vbr cbr hq lq hd sd"
        " proper repack internal uncut extended remastered remaster clean ws fs subbed dubbed subs multi vob mpg mpeg"
        " download collection story stories novel novels comic comics magazine mag official issue box set boxset release range"
        " monthly main original fixed final new version v2 ver read reader author writer narrated narrator nar narr starring"
        " presents production productions adventure adventures title track side of copy edition hardback paperback"
        " various authors short fiction exclusive strip strips vts default iplayer eyetv captured capture recorded recording vhs anniversary special specials tvrip dvb cover covers variant christmas xmas easter finale r3 r4 r4x r7 feat ft featuring"
        " epsiode episdoe eposide epiosde espisode single file joined merged combined chaptered chapterised chapterized directors theatrical import repeat rerun rpt abook abooks aavv vo lastdisc rtl2 tivo bbcr2 bbcr3 bbcr4 bbcr4x bbcr7 bbc7 dttrip hdtvrip dlrip animation animated incl inc including va kepub mobi azw azw3 kfx acsm dedrm drmfree nodrm reprint"
    )
)

# English as other languages call it: the original of what has an English title.
ENGLISH_WORDS = frozenset(
    _split(
        "english eng engl en englisch englische anglais angl ingles inglese angielski angol anglicky engelsk engelska"
        " engels englanti ingilizce англ английскии"
    )
)

# Languages as names of releases say them, and how the language came to be: dubbed, read over, in subtitles.
LANGUAGE_WORDS = frozenset(
    _split(
        "german deutsch ger french francais truefrench vff vfq vostfr vost spanish espanol castellano latino esp spa"
        " italian italiano ita russian rus polish polski lektor napisy czech cesky hungarian magyar hun dutch nederlands"
        " swedish svenska danish dansk norwegian norsk finnish suomi portuguese portugues dublado legendado ptbr por"
        " turkish turkce greek romanian ukrainian ukr japanese chinese korean arabic hebrew nlsubs swesub nordic"
        " titulky cztit hunsub engsub felirat bilingual dual vose dub vf vo omu russisch русскии украинскии перевод озвучка"
        " 字幕 字 吹替 ondertiteld ondertiteling untertitelt untertitel undertexter undertekster tekstet tekstitetty subtitulado subtitulada"
        " subtitulos sottotitolato sottotitoli soustitre legendas legendada субтитры"
    )
)

# Countries as names of magazines have them, and the letters for them in brackets.
COUNTRY_WORDS = frozenset(
    _split(
        "brasil brazil france deutschland germany italia italy espana spain nederland polska russia mexico portugal"
        " fr de it nl pl ru pt br jp"
    )
)

# The country of a story in English, which names have behind the show or in brackets, and those of magazines at the end.
ORIGIN_WORDS = frozenset(["uk", "gb"])

# Codes of languages and countries that are behind the names of dubbed or subtitled videos, in capitals.
LANGUAGE_CODES = frozenset(_split("pl de fr it es nl ru pt br cz sk hu se dk fi jp kr ua tr gr ro"))

# What readings and radio plays are called in other languages.
RECORDING_WORDS = frozenset(
    _split(
        "horbuch hoerbuch horspiel hoerspiel lesung gelesen ungekurzte gekurzte audiolibro audiolivre luisterboek hoorspel"
        " ljudbok lydbok lydbog aanikirja hangoskonyv audiokniha аудиокнига аудиоспектакль"
    )
)

# Groups whose releases are named "group-show.s01e01": their names stand for no show.  A group that is not listed is
# recognised where its name has no vowel.
RELEASE_GROUPS = frozenset(
    _split(
        "2hd aaf amiable angelic asap ass avs avchd batv bawls bia cinefile clue ctu deimos demand dimension ebp fever"
        " fleet fov fqm ftp geckos gnarly haggis hubris immerse inner killers lmao lol moovee notv orenji organic orpheus"
        " pfa phase remax reward ritz river rovers saints shortbrehd sinners sys tastetv tla topaz toz xor"
    )
)
# Short words without a vowel that may begin a title.
VOWELLESS_WORDS = frozenset(_split("dr jr mr mrs ms sr st hm shh pst tv cd dvd"))

# Words next to a title or the name of a series that say that the story comes before or after it.
SEQUEL_WORDS = frozenset(
    _split(
        "prequel prequels sequel sequels midquel interquel continuation followup precuela secuela prequela fortsetzung"
        " vorgeschichte seguito vervolg pokracovani kontynuacja продолжение предыстория"
    )
)

# Words of a book that has not the text of the work.
EDITION_WORDS = frozenset(
    _split("retold adapted simplified condensed shortened summarised summarized digest graphic")
)

# What libraries and taggers write in place of an author whom they do not know.
UNKNOWN_AUTHORS = frozenset(
    _split(
        "unknown anonymous anon unbekannt inconnu desconocido desconhecido sconosciuto onbekend nieznany okand"
    )
)
# Words of a version that is not the work as it was published, or that is a part of it or about it.
VERSION_WORDS = frozenset(
    _split(
        "cues tracks alternate alternative opening ending endings intro outro raw isolated tts ai synthesized synthesised robot fan fans"
        " design live announcement scene scenes deleted rehearsed stage musical vocals vocal stems channel continued concluded"
        " conclusion remake reboot reimagined recut unaired outline treatment supplement inks inked"
        " pencils uncoloured uncolored only best vs versus meets crossover kids children readers level play speech"
    )
)
# Words in front of a title that make it a part of something else: "Not Title", "starring Title".
WORDS_BEFORE_TITLE = frozenset(
    _split(
        "with without not no for of to in on at from my your his her our their this that like starring featuring"
        " narrated author writer season series episode"
    )
)
# Pronouns behind a title that make it a longer one: "Trust Me".
WORDS_BEHIND_TITLE = frozenset(
    _split("me my i you your us our we he him his she her they them it this that not")
)
# Words of a recording with actors in all parts, and not of a reading.
DRAMA_WORDS = frozenset(_split("dramatised dramatized dramatisation dramatization adaptation cast"))

# Words after a title that say it is more than one story.
COLLECTION_WORDS = frozenset(_split("collected collection compilation omnibus anthology bundle pack"))

# Words that only say what a file is: they name no story.
FILE_WORDS = frozenset(
    _split(
        "file files whole full entire book audio audiobook video movie film media recording output merged joined combined"
        " complete untitled unnamed unknown new copy temp final converted encoded rip track disc chapter chapters"
    )
)

MONTH_ABBREVIATIONS = _split("jan feb mar apr may jun jul aug sep oct nov dec")
MONTHS = frozenset(
    (
        *MONTH_ABBREVIATIONS,
        *_split(
            "january february march april june july august sept september october november december"
            " spring summer autumn fall winter"
        ),
    )
)

# Words beside a date that say when something was on, or was seen.
WORDS_OF_RECORDINGS = frozenset(
    _split(
        "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday on at"
        " watched seen rewatched first night broadcast aired tx shown taped live 7pm 8pm 9pm 10pm 11pm off air"
    )
)

# Words for what accompanies or discusses a story and is not the story; each also matches with an s after it.
SUPPLEMENT_WORDS = (
    "trailer", "teaser", "preview", "promo", "promotional", "interview", "podcast", "review", "commentary",
    "commentaries", "behind the scenes", "making of", "soundtrack", "ost", "original score", "theme tune", "script",
    "screenplay", "transcript", "sample", "excerpt", "deleted scene", "blooper", "outtake", "featurette", "sneak peek", "recap",
    "reaction", "rewatch", "extras", "bonus", "music from", "main theme", "karaoke", "ringtone", "wallpaper", "panel",
    "convention", "comic con", "press kit", "screensaver", "quiz", "parody", "parodies", "explained", "discussion",
    "retrospective", "analysis", "extract", "prologue", "first chapter", "cover version", "instrumental", "remix", "piano", "first time watching",
    "fanfic", "fanfiction", "fan fiction", "fan fic", "fan film", "fan video", "fan comic", "fan audio", "fan art",
    "podfic", "by fans", "fan reading", "fan recording", "fan production", "sampler", "tv spot", "fan edit", "fan series", "fan dub", "fandub", "abridged series", "fan made", "fanvid", "fanfilm", "fanart", "fanmade", "ao3", "archive of our own",
    "confidential", "first watch", "watch with", "watch along", "watchalong", "watch party", "let s watch", "lets watch", "live tweet", "liveblog",
    "table read", "cast read", "read through", "readthrough", "rehearsal", "audition", "screen test", "test footage",
    "b roll", "gag reel", "workprint", "storyboard", "animatic", "script book", "study guide", "summary", "synopsis",
    "moments", "music video", "slideshow", "supercut", "highlights", "amv", "cosplay", "tribute",
    "vlog", "livestream", "spoilercast", "aftershow", "roundtable", "rezension", "besprechung", "kritik", "horprobe", "leseprobe",
    "bande annonce", "resena", "recensione", "resenha", "recenzja", "zwiastun", "elozetes", "arvostelu",
    "reaktion", "reaccion", "reazione", "reacao", "reactie", "reakcja", "reakce", "recensie", "bespreking", "recension",
    "anmeldelse", "recenze", "recenzia", "recenzie", "kritika", "inceleme", "fragman", "rezensionsvideo", "reaktionsvideo",
    "reacting to", "reacts to", "react to", "riff trax", "special feature", "episode guide", "viewing guide", "listening guide",
    "cd booklet", "digital booklet", "book club", "music of", "watch through", "q&a", "q and a",
    "sound effect", "field recording", "sfx",
)  # fmt: skip

# The same in other scripts, as stems: endings follow.  Russian, Ukrainian, Bulgarian, Greek, Hebrew, Arabic, Korean.
SUPPLEMENT_STEMS = _split(
    "обзор реакци рецензи разбор отзыв трейлер тизер подкаст интервью пересказ огляд реакці рецензі відгук ревю"
    " κριτικ ποδκαστ τρέιλερ συνέντευξ סקירה ביקורת טריילר פודקאסט مراجعة إعلان بودكاست 리뷰 예고편 반응 후기 팟캐스트"
)
# The same in Chinese and Japanese, which have no blanks between words.
SUPPLEMENT_SIGNS = _split(
    "评论 評論 影评 影評 剧评 劇評 点评 點評 解说 解說 解读 解讀 预告 預告 予告 花絮 反应 反應 播客 レビュー リアクション ポッドキャスト インタビュー 考察"
)

# The first words of other phrases for what comes with a story, alone and with an s: "fold-out poster", "back cover"; and a
# word that each of the others has: "in 1 hour".
SUPPLEMENT_STARTS = frozenset(
    _split(
        "extra shorts cover covers front back variant wraparound advert adverts advertisement poster posters sticker"
        " stickers wallpaper wallpapers calendar free giant fold foldout pull pullout a double subscription order"
        " music song songs score hour hours hr hrs minute minutes min mins clip clips trivia theme themes next feature"
        " features guide booklet q questions cast"
    )
)

# Words in phrases about a broadcast, a recording, a volume, a date or a part, as letters in a row: "Saturday Play", "Part I".
PHRASE_WORDS = frozenset(
    _split(
        "radio play drama theatre serial motion motioncomic motioncomics all alle both v vol volume cover covers cvr variant"
        " s d i x en und et og och e y air offair rtl rtlii last final"
    )
).union(MONTHS)

# Names of folders for the extras of a disc: they may hold works (a documentary), but no episodes.
EXTRAS_FOLDERS = (
    "extras",
    "extra",
    "bonus",
    "featurette",
    "featurettes",
    "shorts",
    "interviews",
    "behind the scenes",
    "special features",
)

# Words that name a kind of work, with all kinds that they may mean.
KIND_WORDS: dict[str, frozenset[Kind]] = {
    "magazine": frozenset({Kind.MAGAZINE_ISSUE, Kind.SHORT_STORY, Kind.ARTICLE, Kind.COMIC}),
    "comic": frozenset({Kind.COMIC, Kind.MAGAZINE_ISSUE}),
    "comics": frozenset({Kind.COMIC, Kind.MAGAZINE_ISSUE}),
    "strip": frozenset({Kind.COMIC}),
    "strips": frozenset({Kind.COMIC}),
    "magazines": frozenset({Kind.MAGAZINE_ISSUE}),
    "novel": frozenset({Kind.NOVEL}),
    "novels": frozenset({Kind.NOVEL}),
    "audiobook": frozenset({Kind.AUDIOBOOK}),
    "audiobooks": frozenset({Kind.AUDIOBOOK}),
    "unabridged": frozenset({Kind.AUDIOBOOK}),
    "abridged": frozenset({Kind.AUDIOBOOK}),
    "radio": frozenset({Kind.RADIO_DRAMA}),
    "fiction": frozenset({Kind.SHORT_STORY, Kind.NOVEL}),
    "documentary": frozenset({Kind.DOCUMENTARY}),
    "animation": frozenset({Kind.WEB_ANIMATION, Kind.FILM, Kind.TV_EPISODE}),
}

TECHNICAL_PATTERN = (
    r"(?:240|360|480|540|576|720|1080|2160)[pi]|4k|uhd|[xh]\.? ?26[45]|hevc|avc|xvid|divx|hdtv|sdtv|pdtv|dsr|dsrip|tvrip|dvdrip"
    r"|hi(?:gh)?[ .-]?res|(?:dvb|vhs|sat)-?rip|web(?=[ .-]*(?:$|[xh][ .]?26|\d{3,4}p|mp3|flac))|dvd-?rip|dvdscr|dvd[59]|bdrip|bd-?rip|brrip|blu-?ray|bluray|web-?dl|web-?rip|webrip|aac(?:\d(?:\.\d)?)?|ac-?3"
    r"|e-?ac3|dts(?:-hd)?|dd\+?5[ .]?1|ddp?\d\.\d|10bit|8bit|remux|hdrip|nf|amzn|[bpm]0[0-9a-z]{6}|b0[0-9a-z]{8}|\d{2,3} ?kb(?:ps|s|it)?|\d{1,4}(?:\.\d{1,2})? ?[mg]i?b|\d{2}khz"
)
