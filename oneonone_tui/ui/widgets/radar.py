"""What matters before a session, in one screen and a minute (R21)."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.feedback import tally
from oneonone_tui.domain.insights import talk_balance
from oneonone_tui.domain.pair import TREND, Pair
from oneonone_tui.domain.question import TOPICS
from oneonone_tui.ui.aims import say_agreed, say_course, say_horizon
from oneonone_tui.ui.plan import Plan
from oneonone_tui.ui.plots import percents
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.widgets.glance import head, how_they_seem, last_time, open_item
from oneonone_tui.ui.widgets.pane import Pane, page_on
from oneonone_tui.ui.words import say, say_tally

LONG = 3
"""Sessions after which a topic that nobody touched is worth a word."""

_OF_GOALS = ("career", "mentorship")
"""Ids of the types of session that are about the longer goals."""

_MOST = 6
"""Open items that are told one by one; the session opens with all of them."""


class Radar(Pane):
    """All there is to know, the most urgent first; it scrolls where there is little room."""

    scroll = getters.query_one(VerticalScroll)
    body = getters.query_one("#radar-text", Static)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=True):
            yield Static(id="radar-text")

    def show(self, pair: Pair, plan: Plan) -> None:
        """Show what there is to know about this pair."""
        met = len(pair.sessions)
        self.entitle(say("To know"), say("sessions: {n}", n=met) if met else say("first time"))
        parts = [
            *_warning(pair),
            *_open(pair, plan),
            *last_time(pair, plan.desk),
            *_goals(pair, plan),
            *_expected(pair, plan),
            *_untouched(pair, plan),
            *how_they_seem(pair, plan.desk),
            *_talk(pair, plan),
            *_feedback(pair, plan),
        ]
        text = Content("\n").join(parts) if parts else _nothing()
        # What stands above some lines has air above it, which the first needs none of.
        self.body.update(text[1:] if text.plain.startswith("\n") else text)
        self.call_after_refresh(self._say_more)

    def on_resize(self) -> None:
        self.call_after_refresh(self._say_more)

    def read_on(self) -> None:
        """Go a page down, and from the end to the beginning."""
        page_on(self.scroll)

    def _say_more(self) -> None:
        more = self.scroll.max_scroll_y > 0
        self.border_subtitle = say("space reads on") if more else ""


def _warning(pair: Pair) -> list[Content]:
    if not pair.only_ad_hoc:
        return []
    sentence = say("The last three sessions were all ad hoc: a regular one is missing.")
    return [Content.styled(sentence, "$warning")]


def _open(pair: Pair, plan: Plan) -> list[Content]:
    today, name = plan.desk.today, say_owner(Owner.THEM, pair.person)
    items = sorted(pair.open_actions, key=lambda action: -action.days_over(today))
    if not items:
        return []
    late = pair.overdue(today)
    counts = (
        f"{say('me')} {pair.open_of(Owner.ME)}",
        f"{name} {pair.open_of(Owner.THEM)}",
        say("{n} overdue", n=late) if late else "",
    )
    rest = len(items) - _MOST
    return [
        head(f"{say('Open')}: {' · '.join(filter(None, counts))}"),
        *(open_item(action, today) for action in items[:_MOST]),
        *([Content.styled(say("and {n} more", n=rest), "$faint")] if rest > 0 else []),
    ]


def _goals(pair: Pair, plan: Plan) -> list[Content]:
    if plan.kind.id not in _OF_GOALS:
        return []
    today = plan.desk.today
    goals = [goal for goal in plan.desk.store.goals(pair.person.id) if goal.is_open]
    lines = [
        Content.assemble(
            goal.text,
            (f" {horizon}" if (horizon := say_horizon(goal, today)) else "", "$faint"),
            " · ",
            say_course(goal, today),
            (f"\n  {say('Introductions')}: {goal.introductions}", "$faint")
            if goal.introductions
            else "",
        )
        for goal in goals
    ]
    return [head(say("Goals")), *lines] if lines else [_no_goal()]


def _expected(pair: Pair, plan: Plan) -> list[Content]:
    found = plan.desk.store.expectations(pair.person.id)
    lines = [
        Content.assemble(expectation.text, "  ", say_agreed(expectation, pair.person))
        for expectation in found
        if expectation.waits
    ]
    return [head(say("Expectations")), *lines] if lines else []


def _no_goal() -> Content:
    hint = say("none yet; l writes one down")
    return Content.assemble(head(f"{say('Goals')}: "), (hint, "$faint"))


def _untouched(pair: Pair, plan: Plan) -> list[Content]:
    if not pair.sessions or not plan.desk.library.banks:
        return []
    rotation = plan.rotation()
    known = [(topic, rotation.untouched(topic)) for topic in TOPICS]
    never = [say(topic) for topic, sessions in known if sessions is None]
    long = sorted(
        ((sessions, topic) for topic, sessions in known if sessions and sessions >= LONG),
        reverse=True,
    )
    lines = [f"{say(topic)}: {say('{n} sessions ago', n=sessions)}" for sessions, topic in long]
    if never:
        lines.append(f"{say('not yet')}: {', '.join(never)}")
    if not lines:
        return []
    return [Content.assemble(head(f"{say('Not touched lately')}: "), " · ".join(lines))]


def _talk(pair: Pair, plan: Plan) -> list[Content]:
    """My share of the talk over the latest sessions, beside what the type means it to be (R8)."""
    target = plan.kind.talk_target
    balance = talk_balance(pair.sessions, lambda _: target)[-TREND:]
    shares = [each.percent for each in balance]
    if not shares or not plan.desk.craft.talk:
        return []
    figures = " ".join(map(str, shares))
    meant = say("{target} % is meant", target=target)
    return [
        Content.assemble(
            head(f"{say('My share of the talk')}: "),
            (percents(shares), "$accent"),
            f" {figures} % ",
            (f"· {meant}", "$faint"),
        )
    ]


def _feedback(pair: Pair, plan: Plan) -> list[Content]:
    """Praise beside criticism; before a session for feedback also where there was none (R12)."""
    counted = tally(session for session in pair.sessions if session.ended)
    if not counted and not (plan.kind.lanes and pair.last):
        return []
    return [Content.assemble(head(f"{say('Feedback')}: "), say_tally(counted))]


def _nothing() -> Content:
    return Content.styled(say("Nothing is open, and nothing was written down yet."), "$faint")
