"""What download programs and sites add to a name: addresses, ids, versions, bit rates; no title is in it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from janto_catalog.model.isbn import without_isbns

#: OnlineTVRecorder: date, time, channel and minutes, "_08.01.17_22-00_rtl2_50_TVOON_DE.mpg", and what a cutter adds.
#: The channel may be in front of the date.
_ONLINE_RECORDER = (
    r"_(?:(?:20)?\d\d[.-]\d\d[.-]\d\d_\d\d-\d\d_[a-z0-9-]+|[a-z0-9]+_(?:20)?\d\d[.-]\d\d[.-]\d\d_\d\d-\d\d)_\d+_TVOON_[A-Z]{2}"
    r"(?:[._](?:mpg|hq|hd|avi|cut|otrkey|[A-Z]{2}))*(?:[-._ ]cut)?$"
)
#: Windows Media Center: channel, date and time, "_ABC2_2009_03_13_20_30_00".
_MEDIA_CENTER = r"_(?-i:[A-Z0-9]{2,8})_\d{4}(?:_\d\d){5}$"
_RECORDED = re.compile(f"{_ONLINE_RECORDER}|{_MEDIA_CENTER}", re.IGNORECASE)

#: Each is looked for only in names with the characters before it: looking for those takes less time.
_TAILS = tuple(
    (mark, re.compile(pattern, re.IGNORECASE))
    for mark, pattern in (
        # get_iplayer: the programme's id and version, "_b012fr00_default".
        (
            "_",
            r"(?<=[_ ])[bmpw]0[0-9a-z]{6}_(?:default|original|editorial|podcast|signed|audiodescribed|other)\w*$",
        ),
        # The same id alone, "Title - b012fr00", "Title [b012fr00]": it has no vowels.
        *((f"{kind}0", rf"(?:\s+-\s+|\s*[\[(]){kind}0[0-9bcdfghj-np-tv-z]{{6}}[\])]?$") for kind in "bmpw"),
        # How long a recording is, as people note it: "Title (58 min)".  A short one may be an excerpt.
        ("min", r"\s*[\[(](?:[4-9]\d|1\d\d)\s?min(?:s|utes?)?[\])]$"),
        # Audible and Libation: codec, bit rate, sample rate and perhaps channels, "_LC_64_22050_stereo", "_mm_32_22050".
        ("_", r"[_ -](?:LC|HE|xHE|mm|AAX)_\d+_\d+(?:_(?:stereo|mono))?$"),
        # Release groups of audio: source, date or year, group, "-DAB-2011-07-12-GRP".
        (
            "-",
            r"-(?:DAB|SAT|FM|CABLE|WEB|CDR?|\dCD|DVDA|AUDIOBOOK)-(?:[A-Z]{2}-)?\d{4}(?:-\d\d-\d\d)?-[A-Za-z0-9]+$",
        ),
        ("_", _MEDIA_CENTER),
        ("TVOON", _ONLINE_RECORDER),
        # Libraries of books: the site, the hash of the file, "-- 0a1b… -- Anna's Archive".
        (" -- ", r"\s--\s+(?:Anna.?s Archive|libgen(?:\.\w+)?)$"),
        (" -- ", r"\s--\s+[0-9a-f]{32}$"),
        # A store of e-books: its number and kind, "-asin_B004J4WLWA-type_EBOK-v_0".
        ("-asin_", r"-asin_B[0-9A-Z]{9}-type_[A-Z]+(?:-v_\d+)?$"),
        # Google Drive: when it packed the files, and the number of the archive, "-20230114T101500Z-001".
        ("Z-", r"[\s_-]+(?:19|20)\d{6}T\d{6}Z-\d+(?:-\d{3})?$"),
        # An ISBN that is cut, or has a wrong check digit; `without_isbns` takes out the others.
        ("97", r"[\s_-]+[\[(]?(?:ISBN[\s:_-]*)?97[89][ -]?(?:\d[ -]?){4,10}[\])]?$"),
        # Who made a copy, behind technical words: "DVDRip by Group".
        (
            "by",
            r"(?<=rip|vid|ivx|264|265|dtv|dvb|evc|20p|80p|ac3|ita|sub)[\s._-]+by[\s._]+[\w-]{3,}$",
        ),
        # What makes a PDF smaller or readable, "_compressed", "_OCR".
        ("ompress", r"[\s_-]+compressed$"),
        ("ptimi", r"[\s_-]+optimi[sz]ed$"),
        ("ocr", r"[\s_-]+ocr(?:ed)?$"),
        ("OCR", r"[\s_-]+ocr$"),
        # The address of a site behind a name, "Title - www.site.com", "Title [site.org]".
        (".", r"[\s_-]+[\[(]?(?:www\.[\w-]+\.[a-z]{2,4}|[a-z0-9]{3,}\.(?:com|org|net|info|io|to))[\])]?$"),
        # The channel of a messenger: "@channel_Title", "Title @channel".
        ("@", r"^@\w+?(?:[_ ][_ -]*|$)|[_ ]+@\w+$"),
    )
)
#: What reads discs adds the number of the disc's title: "Title-B1_t02".  With another number in front, both may count
#: what is on the disc.
_TITLE_OF_DISC = re.compile(r"(?<=[A-Za-z]{3})-[A-Z]\d+_t\d\d$")
#: "(4_5)": where a name may have no slash.
_PART_WITHOUT_SLASH = re.compile(r"\((\d{1,2})_(\d{1,2})\)")
#: The id of a video, as download programs write it behind a title: "Title-dQw4w9WgXcQ", "Title [dQw4w9WgXcQ]".  It has
#: capitals, small letters and digits.
_VIDEO_ID = re.compile(r"\s?(?:\[(?P<bracketed>[\w-]{11})\]|(?<=\w)-(?P<last>[\w-]{11}))$")
_IS_MIXED = re.compile(r"(?=.*[a-z].*[A-Z])(?=.*[A-Z].*[a-z])(?=.*\d)")
#: Words of a title in a name with hyphens: "The-Show-E01-Day-One".
_WORD = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]?[a-z]{2,}|[sSeE]\d{2})(?![A-Za-z0-9])")
#: The address of a site: "www.site.com - Title", "[site.org] Title".
_ADDRESS = re.compile(
    r"^_?[\[(]?\s*(?:www\.[\w-]+(?:\.[a-z]{2,4}){1,2}|[\w-]{3,}\.(?:com|org|net|info|pub|tips))\s*(?:[\])]|\s[-–~]\s|__?-__?|(?<=\.com|\.org|\.net|\.pub)_|(?<=\.info|\.tips)_)[\s._-]*(?=\w)",
    re.IGNORECASE,
)

#: What messengers and video sites put before the names of files: "AUD-20201103-WA0004-", "videoplayback (3) ".
_SENT = re.compile(
    r"^videoplayback[ _]*(?:\(\d+\)[ _]*)?(?=\w)|^(?:AUD|VID|DOC|PTT)-20\d{6}-(?:WA\d{4}[-_ ]?)?(?=\w)"
)

#: How cameras and telephones call what they record, "IMG_2231", "MVI_0012", "DSC01234": the number counts their files.
_CAMERA = re.compile(r"^(?:IMG|MVI|MOV|VID|DSCN?|DSCF|GOPR|REC)[_-]?\d{4,5}(?![A-Za-z\d])[\s._-]*")

#: "Title_ep6.aax": how Audible codes the sound, and no episode.
_AUDIBLE_CODING = re.compile(r"_(?:ep[4-7]|mp332)(?=\.(?:aax|aaxc|aa)$)", re.IGNORECASE)

#: "Title (2)", without a zero in front: people who number parts write "(02)" as well.
_NUMBERED = re.compile(r"\S ?\([1-9]\d?\)$")


def without_audible_coding(file_name: str) -> str:
    """Return the name of a file, with its extension, without what Audible writes about the coding of the sound.

    >>> without_audible_coding("Title_ep6.aax"), without_audible_coding("Title_ep6.mkv")
    ('Title.aax', 'Title_ep6.mkv')
    """
    return _AUDIBLE_CODING.sub("", file_name)


def is_recording(name: str) -> bool:
    """Whether a name, without its extension, is that of a recording of a broadcast, with what was before and after it.

    >>> is_recording("Show_08.01.17_22-00_rtl2_50_TVOON_DE.mpg"), is_recording("Show_TVOON")
    (True, False)
    """
    return _RECORDED.search(name) is not None


def is_numbered_download(name: str) -> bool:
    """Whether a name, without its extension, ends with a number as browsers give to several files of one name.

    >>> is_numbered_download("The Lighthouse (2)"), is_numbered_download("The Lighthouse (2008)")
    (True, False)
    """
    return _NUMBERED.search(name) is not None


def without_additions(name: str) -> str:
    """Return a name, without its extension, without ISBNs and what a download program or site added.

    >>> without_additions("Drama_-_The_Lighthouse_b012fr00_podcast")
    'Drama_-_The_Lighthouse_'
    >>> without_additions("www.some-site.org - The Lighthouse")
    'The Lighthouse'
    """
    if "%2" in name:
        # "The%20Show": as it was in an address.
        name = unquote(name)
    name = without_isbns(_CAMERA.sub("", _SENT.sub("", name)))
    if "." in name:
        name = _ADDRESS.sub("", name)
    if "_" in name:
        name = _PART_WITHOUT_SLASH.sub(r"(\1 of \2)", name)
        title = _TITLE_OF_DISC.search(name)
        if title and not any(map(str.isdigit, name[: title.start()])):
            name = name[: title.start()]
    for mark, tail in _TAILS:
        if mark in name:
            name = tail.sub("", name)
    # These two characters are quicker to look at than the pattern is to look for.
    if name[-12:-11] == "-" or name[-13:-12] == "[":
        video = _VIDEO_ID.search(name)
        if video and video.start() and _is_id(video["bracketed"] or video["last"]):
            name = name[: video.start()]
    return name


def _is_id(text: str) -> bool:
    return _IS_MIXED.match(text) is not None and _WORD.search(text) is None
