"""Whether a question can be answered by yes or no, as far as its words tell (R11).

A guess, for the author to judge. It would rather miss a closed question than blame an open one,
and so it knows nothing of «either … or» and looks at no more than how a sentence begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SENTENCE = re.compile(r"(?<=[.?!…])\s+")

_ENGLISH_AUXILIARY = (
    "(?:(?:am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may"
    "|might|must)(?:n't)?|won't|can't)"
)
_ENGLISH_OPEN = re.compile(
    r"[,:;–—-] ?(?:and |but |or )?(?:what|how|why|when|where|which|who|whom|whose)\b"
)
_ENGLISH_LEAD = re.compile(
    r"^(?:(?:so|and|but|or|well|ok|okay|honestly|now|also|then|overall|generally"
    r"|in general)\b,? )+"
)
_ENGLISH_CLAUSE = re.compile(r"^(?:if|when|whenever|after|before|since|while|looking)\b[^,]*, ")
_ENGLISH_CLOSED = re.compile(
    rf"(?!have a\b){_ENGLISH_AUXILIARY} \w|any(?:thing|one|body|where)?\b(?!')|ever\b"
)
_ENGLISH_TAG = re.compile(rf", (?:right|correct|{_ENGLISH_AUXILIARY}(?: not)? \w+(?: not)?)\?$")
_ENGLISH_INVITATION = re.compile(
    r"(?:can|could|would|will)(?:n't)? (?:you|we)(?: please)?(?: mind)? "
    r"(?:tell|telling|describe|walk|talk me|explain|share|show|give me|name|think of|say more"
    r"|help me understand|paint|list)\b"
)

_INDONESIAN_OPEN = re.compile(
    r"\b(?:apa(?:nya|kah yang)?|siapa(?:kah)?|(?:di|ke|dari)?mana(?:kah)?|kapan(?:kah)?"
    r"|bagaimana(?:kah)?|gimana|berapa(?:kah)?|seberapa|kenapa|mengapa(?:kah)?|ngapain)\b(?!-)"
)
_INDONESIAN_LEAD = re.compile(
    r"^(?:(?:jadi|dan|tapi|lalu|terus|nah|oke|kalau begitu|menurut(?:mu| kamu| anda)|sejauh ini"
    r"|secara umum|akhir-akhir ini|belakangan ini|sekarang)\b,? )+"
)
_INDONESIAN_CLAUSE = re.compile(r"^(?:kalau|jika|saat|ketika|waktu|setelah|sebelum|sejak)\b[^,]*, ")
_INDONESIAN_CLOSED = re.compile(
    r"apakah (?!yang\b)"
    r"|apa (?:kamu|anda|aku|saya|kita|kami|kalian|dia|mereka|ada|sudah|udah|masih|pernah|perlu"
    r"|bisa|boleh|mau)\b"
    r"|(?:ada|sudah|bisa|mau|perlu|pernah|boleh|masih|dapat|akan|harus|mungkin|benar|cukup"
    r"|bukan|tidak)kah\b"
)
_INDONESIAN_MAYBE = re.compile(
    r"(?:ada|sudah|udah|pernah|masih|bisa|boleh|perlu|mau|punya|butuh|siap|yakin|betul|benar)\b"
)
_INDONESIAN_TAG = re.compile(
    r"\b(?:nggak|enggak|gak|ga|ngga|tidak|tak|belum|kan|bukan|ya)(?: (?:sih|ya|sama sekali))?\?$"
)
_INDONESIAN_INVITATION = re.compile(
    r"(?:bisa(?:kah)?|boleh(?:kah)?|mau(?:kah)?|coba)(?: (?:kamu|anda|aku|saya|tolong|minta))* "
    r"(?:\w*cerita\w*|\w*jelas\w*|sebut\w*|menyebut\w*|gambar\w*|menggambar\w*|\w*bagi\w*|contoh)"
)


def seems_closed(text: str, language: str) -> bool:
    """Whether a text in this language can probably be answered by yes or no.

    A second sentence that asks openly makes it open: «Do you feel heard? How can you tell?»
    """
    plain = text.casefold().replace("’", "'")
    sentences = [part for part in _SENTENCE.split(plain) if part.endswith("?")]
    closed = _CLOSED.get(language)
    return closed is not None and bool(sentences) and all(map(closed, sentences))


def _closed_in_english(sentence: str) -> bool:
    main = _ENGLISH_CLAUSE.sub("", _ENGLISH_LEAD.sub("", sentence, count=1), count=1)
    if _ENGLISH_INVITATION.match(main) or _ENGLISH_OPEN.search(main):
        return False
    return bool(_ENGLISH_CLOSED.match(main) or _ENGLISH_TAG.search(sentence))


def _closed_in_indonesian(sentence: str) -> bool:
    main = _INDONESIAN_CLAUSE.sub("", _INDONESIAN_LEAD.sub("", sentence, count=1), count=1)
    if _INDONESIAN_INVITATION.match(main):
        return False
    if _INDONESIAN_CLOSED.match(main):
        return True
    asks = _INDONESIAN_MAYBE.match(main) or _INDONESIAN_TAG.search(main)
    return bool(asks) and not _INDONESIAN_OPEN.search(sentence)


_CLOSED: dict[str, Callable[[str], bool]] = {
    "en": _closed_in_english,
    "id": _closed_in_indonesian,
}
