"""What a question is about, whatever the words around it: for finding the same thought twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from oneonone_tui.domain.value import value

_WORD = re.compile(r"[^\W_]+")
_NOT = re.compile(r"n't\b")
_TELL_ME = re.compile(r"^(?:please )?(?:tell me|(?:walk|talk) me through|give me|show me)\b")
_OWN = re.compile(r"([^\W_]{3,})(ku|mu|nya)")


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


_NOT_OWN = _words(
    """bahu baku berlaku bertanya bertemu buku hanya ilmu jamu kamu ketemu laku perilaku punya semu
    tamu tanya temu"""
)
"""Indonesian words that only look as if they ended in «my», «your» or «its»."""

_SPEAKERS = {
    "en": {
        **dict.fromkeys(_words("i me my mine myself"), "I"),
        **dict.fromkeys(_words("you your yours yourself"), "you"),
        **dict.fromkeys(_words("we us our ours ourselves"), "we"),
    },
    "id": {
        **dict.fromkeys(_words("aku saya ku"), "I"),
        **dict.fromkeys(_words("kamu anda kau mu"), "you"),
        **dict.fromkeys(_words("kita kami"), "we"),
    },
}
_NEGATIONS = _words(
    """not never no nobody nothing without
    tidak nggak enggak ngga gak ga tak belum bukan jangan tanpa"""
)
_EMPTY = {
    "en": _words(
        """a an the and or but if so than then that this these those it its there here as at by for
        from in into of on to with about up out over between through while what how where when
        which why is are am was were be been being do does did done doing have has had having
        can ca could will wo would shall should may might must ll re ve d s m t let like want
        any some anything something thing things one ones much more most very really just ever
        else each other another get got getting make made makes making face facing feel feeling
        felt tell walk talk describe right now currently moment today next going please usually"""
    ),
    "id": _words(
        """apa mana bagaimana gimana kapan kenapa mengapa berapa seberapa di ke dari yang dan atau
        tapi kalau kalo jika untuk buat pada dengan dalam ini itu ada adalah akan bakal bisa dapat
        sudah udah masih lagi juga saja aja sih dong ya kok nih agar supaya biar seperti kayak soal
        tentang hal paling lebih sangat banget sekali bagian sebuah satu para oleh karena saat
        waktu ketika sebelum sesudah setelah sejak sampai hingga bagi terhadap jadi menjadi membuat
        bikin cerita ceritakan coba tolong sebaiknya perlu mau ingin antara secara per biasanya
        sekarang"""
    ),
}
"""Words that questions about different things have in common."""


@value
class Thought:
    """What one text says."""

    words: tuple[str, ...]
    """All its words, in order: equal words are an equal text, whatever the marks."""
    content: frozenset[str]
    """What it is about: without the words that any question may have, and without endings."""
    speaker: str
    """Whom it names first: «Can I …» is not «Can you …». Empty where it names nobody."""
    negated: bool


def thought_of(text: str, language: str) -> Thought:
    """What a text in this language says."""
    plain = text.casefold().replace("’", "'")
    split, stem = _WAYS.get(language, (_english_words, _stem))
    words = tuple(split(plain))
    speakers, empty = _SPEAKERS.get(language, {}), _EMPTY.get(language, frozenset())
    return Thought(
        words,
        frozenset(stem(word) for word in words if word not in empty and word not in speakers),
        next((speakers[word] for word in words if word in speakers), ""),
        not _NEGATIONS.isdisjoint(words),
    )


def telling(text: str, language: str) -> list[str]:
    """The words of a text that say what it is about, in order; all, where none does."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.casefold().replace("’", "'"))
    empty = _EMPTY.get(language, frozenset()) | _SPEAKERS.get(language, {}).keys()
    return [word for word in words if word.partition("'")[0] not in empty] or words


def _english_words(plain: str) -> Iterator[str]:
    """«didn't» is «did not», and who says «tell me» asks nothing about himself."""
    return iter(_WORD.findall(_TELL_ME.sub("", _NOT.sub(" not", plain))))


def _indonesian_words(plain: str) -> Iterator[str]:
    """«kerjaanmu» is «kerjaan kamu»."""
    for word in _WORD.findall(plain):
        owned = None if word in _NOT_OWN else _OWN.fullmatch(word)
        if owned is None:
            yield word
        else:
            yield owned[1]
            if owned[2] != "nya":
                yield owned[2]


def _stem(word: str) -> str:
    """An English word without its endings, roughly: worries, worried, worry; changing, changed."""
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "ls":  # planned, but telling and missing
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_WAYS: dict[str, tuple[Callable[[str], Iterator[str]], Callable[[str], str]]] = {
    "en": (_english_words, _stem),
    "id": (_indonesian_words, str),
}
"""Of each language, how it falls into words, and how a word loses its endings."""
