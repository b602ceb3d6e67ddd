"""Words of folders that say what is kept there and name nothing: "Downloads", "TV Shows", "Neue Serien"."""

from __future__ import annotations


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Folded.  A folder of such words alone names no show, range or author.
PLACE_WORDS = _split(
    "disk disc disks drive hdd nas usb share shared volume volumes home user users public storage backup "
    "backups archive archives archived collected complete library libraries media mediathek medien files "
    "file stuff misc new old unsorted sorted sort incoming inbox done watched unwatched seen finished "
    "torrent torrents download downloads downloaded video videos vid vids film films movie movies tv "
    "television telly shows show serie serien series seasons season staffeln temporadas saisons episodes "
    "recordings recorded recording pvr dvr iplayer rips ripped encodes encoded bluray dvd dvds audio "
    "audios audiobook audiobooks audible sound music musik podcast podcasts radio drama dramas play plays "
    "book books ebook ebooks ebuch buch bucher livres libros libri calibre kindle kobo comic comics "
    "magazine magazines manga scans scan graphic novel novels print pdf cbr cbz text texts short fiction "
    "sci fi scifi science fantasy genre my mine our his her the all other others various temp tmp data "
    "documents docs folder dir desktop originals original extras extra specials special bonus english "
    "german french spanish italian deutsch francais espanol italiano dub dubbed sub subs subtitled hd sd "
    "uhd 4k 720p 1080p 2160p mkv mp4 avi mp3 m4b flac rewatch rewatches relisten reread marathon shorts stash "
    "hoard vault dump goodies things bits listens reads research"
)

#: Those of them that name nothing behind the name of a show either: "The Show Audios"; "The Show Radio" may be a
#: station, "The Show Music" is not the story.
KEPT_WORDS = _split(
    "collection backup backups archived library media files file stuff misc unsorted sorted watched unwatched "
    "torrents downloads download videos video vids films movies tv television serie serien series seasons season "
    "episodes recordings rips encodes dvds audios audio audiobooks audiobook dramas plays books book ebooks ebook "
    "livres libros libri comics magazines manga scans novels print fiction documents archive archives shorts stash "
    "hoard vault dump goodies things rewatch rewatches relisten reread marathon pack packs bundle set sets order ordered chronological chronology viewing listening"
)
