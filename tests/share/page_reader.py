"""Reads HTML as a browser would, and says what in it could act."""

from __future__ import annotations

from html.parser import HTMLParser

_HARMLESS = {"class", "dir", "lang", "charset", "name", "content", "http-equiv"}
_LEADS = ("http://", "https://", "mailto:")


class PageReader(HTMLParser):
    """The elements, the text outside of the style, and what is not harmless."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.dangers: list[str] = []
        self.text = ""
        self._within: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._within.append(tag)
        if tag in ("script", "img", "iframe", "object", "embed", "link", "base", "form", "svg"):
            self.dangers.append(tag)
        for name, value in attrs:
            leads = name == "href" and tag == "a" and (value or "").lower().startswith(_LEADS)
            if name not in _HARMLESS and not leads and (tag, name) != ("ol", "start"):
                self.dangers.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self._within:
            if any(sign in data for sign in ("url(", "@import", "//")):
                self.dangers.append("style")
        elif "title" not in self._within:
            self.text += data
