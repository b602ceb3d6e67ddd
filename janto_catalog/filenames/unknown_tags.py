"""What players and rippers write in tags when they know nothing: "Unknown Album", "Artiste inconnu"."""

from __future__ import annotations

from functools import lru_cache

from janto_catalog.model.text import words


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNKNOWN = _split(
    "unknown unbekannt unbekanntes unbekannter unbekannte inconnu inconnue desconocido desconocida desconhecido"
    " desconhecida sconosciuto sconosciuta onbekend onbekende okand okant ukjent ukendt nieznany nieznane neznamy nezname"
    " ismeretlen tuntematon necunoscut bilinmeyen неизвестныи неизвестен"
    " 不明なアルバム 不明なアーティスト 未知专辑 未知艺术家 未知專輯 untitled"
)
_WHAT = _split(
    "album artist author title track genre interpret kunstler titel autor artiste auteur titre artista titulo titolo"
    " artiest uitvoerder artyst wykonawca tytul umelec eloado zenesz esittaja albumi sanatci альбом исполнитель"
)


@lru_cache(maxsize=4096)
def says_nothing(tag: str) -> bool:
    """Whether a tag only says that something is not known.

    >>> says_nothing("Unknown Album"), says_nothing("Album inconnu"), says_nothing("The Unknown")
    (True, True, False)
    """
    found = [word for word in words(tag) if not word.isdecimal()]
    unknown = [word for word in found if word in _UNKNOWN]
    return bool(unknown) and len(found) - len(unknown) == sum(word in _WHAT for word in found)
