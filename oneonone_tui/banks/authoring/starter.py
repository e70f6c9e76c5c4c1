"""The bank that an author begins with."""

from __future__ import annotations

from collections.abc import Collection

from oneonone_tui.banks.authoring.naming import bank_name

_STARTER = """\
# A question bank for oneonone-tui. What else it may hold is told in docs/question-banks.md;
# `oneonone-tui banks check FILE` says what is wrong with it, and what could be better.
id: {name}
title: {{en: "My questions", id: "Pertanyaanku"}}
# licence: "CC0-1.0"     # under which others may use them
# author: "Your name"
questions:
  # The id is that of the bank, a dot and a few words. Keep it for ever: history refers to it.
  - id: {name}.museum
    # One idea, said aloud in one breath. A language may be left out, but not both.
    text:
      en: "If this year were a museum, which exhibit would you show me first?"
      id:
        relaxed: "Kalau tahun ini sebuah museum, koleksi mana yang pertama kamu pamerin?"
        formal: "Kalau tahun ini sebuah museum, koleksi mana yang pertama Anda tunjukkan?"
    follow_ups:
      - en: "What would the label under it say?"
        id: "Apa tulisan di labelnya?"
    # First the topic: work, plans, difficulties, career, collaboration, ideas or personal.
    # After it what you like.
    tags: [personal]
    # 1 opens, 2 explores, 3 needs trust.
    depth: 1
    # Where it makes no sense elsewhere, say where it does:
    # suits:
    #   types: [regular, career]
    #   relationships: [report, peer]

  # Where the two tones are the same, and there is no more to say of it, it is short:
  - id: {name}.postcard
    text:
      en: "What would a postcard from our corner of the company show?"
      id: "Kartu pos dari sudut kantor kita gambarnya apa?"
    tags: [work]
"""


def starter(stem: str, taken: Collection[str] = ()) -> str:
    """A small bank that can be used as it is, with an id made of a file's name.

    Args:
        stem: the name of the file, without its ending.
        taken: ids that the bank must not have.
    """
    return _STARTER.format(name=bank_name(stem, taken))
