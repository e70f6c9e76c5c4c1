"""The one table of keys: footer, help, palette, README and the user's keymap are made from it.

While notes are typed the editor takes every printable key and most of the control ones, so what
must work during a call sits on the few it leaves free. Letters belong to the pane that has the
focus; none is global.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

Bindings = list[BindingType]

_FIRST = ("live.card", "live.private", "live.off_record", "question.answer", "pulse.set")
"""What goes before the editor beside the program's own."""


def _key(
    name: str, key: str, action: str, description: str, tooltip: str = "", show: bool = True
) -> Binding:
    # The program's own go before everything, so that they work in dialogs too; f6 and f7 go
    # before the editor, which would select by them. Where a key decides who will read what is
    # typed next, it must also have worked before the editor gets that.
    first = name.startswith("app.") or name in _FIRST
    tooltip = tooltip or description
    return Binding(key, action, description, show, priority=first, tooltip=tooltip, id=name)


EVERYWHERE: Bindings = [
    _key("app.keys", "f1", "show_keys", "Keys", "Every key that works here"),
    _key(
        "app.save", "ctrl+s", "save_now", "Save", "See that it is saved, or save elsewhere", False
    ),
    _key("app.palette", "ctrl+p", "command_palette", "Commands", "Find any command", show=False),
    _key("app.shield", "f9", "turn_shield", "Shield", "Hide what is private, or show it", False),
    _key(
        "app.lock",
        "shift+f1,f13",
        "lock",
        "Lock",
        "Lock the screen, where the data is encrypted",
        False,
    ),
    _key("app.quit", "ctrl+q", "quit", "Quit", "Leave; everything is kept", show=False),
]

BOARD: Bindings = [
    _key("board.open", "enter", "open_person", "Prepare", "Prepare a session, or resume it"),
    _key("board.start", "s", "start_session", "Start", "Start at once, or resume"),
    _key("board.add", "a", "add_person", "Add person"),
    _key("board.edit", "e", "edit_person", "Edit", "Edit this person"),
    _key("board.items", "o", "show_items", "Open items", "All open action items, over everyone"),
    _key("board.card", "c", "edit_card", "Card", "What to keep in mind about this person"),
    _key("board.reopen", "r", "reopen_session", "Reopen", "Go on with the session ended last"),
    _key("board.archive", "x", "archive_person", "Archive", "Put this person away, or back"),
    _key("board.history", "h", "show_history", "History", "All sessions with this person"),
    _key("board.search", "slash", "search", "Search", "Search over everything with everyone"),
    _key("board.archived", "v", "show_archived", "Archived", "Show who is archived, or hide them"),
]

PACE: Bindings = [
    _key(
        "talk.turn", "f8", "turn_voice", "Who talks", "Count me as talking, then them, then nobody"
    ),
    _key(
        "clock.pause",
        "ctrl+space,ctrl+@,shift+f8,f20",
        "pause_clock",
        "Pause",
        "Let the clock stand still, or go on",
        show=False,
    ),
]
"""The keys of time, on every screen of a session. Most terminals send ctrl+@ for ctrl+space, and
f13 to f24 for f1 to f12 with shift: keys that some keyboards hide have a second one there."""

_LIVE: Bindings = [
    _key("question.next", "ctrl+n", "next_question", "Question", "The next question"),
    _key("question.asked", "ctrl+r", "mark_asked", "Asked", "This question was asked"),
    _key("question.answer", "ctrl+l", "write_answer", "Answer", "Write the answer down"),
    _key("question.find", "ctrl+f", "find_question", "Find", "Find any question", show=False),
    _key("actions.add_now", "ctrl+t", "add_action", "Action", "Write down a promise"),
    _key(
        "agenda.advance", "ctrl+g", "advance_agenda", "Topic", "Tick the topic, go on to the next"
    ),
    _key(
        "agenda.park_now",
        "ctrl+backslash,shift+f2,f14",
        "park_current",
        "Park it",
        "Put the current topic off to next time",
        show=False,
    ),
    _key(
        "pulse.set",
        "ctrl+right_square_bracket,shift+f5,f17",
        "set_pulse",
        "Pulse",
        "Mood, energy and load, only for you",
        show=False,
    ),
    _key("live.wrap_up", "f12", "wrap_up", "Wrap up", "Read back, evaluate, recap"),
    _key("pane.agenda", "f2", "focus_pane('agenda')", "Agenda", "Go to the agenda", show=False),
    _key("pane.question", "f3", "focus_pane('question')", "Question", "Go to the question", False),
    _key("pane.notes", "f4,escape", "focus_pane('notes')", "Notes", "Go to the notes", False),
    _key("pane.actions", "f5", "focus_pane('actions')", "Actions", "Go to the actions", False),
    _key("live.card", "f6", "peek_card", "Card", "What to keep in mind; any key closes it", False),
    _key(
        "live.goals",
        "shift+f6,f18",
        "show_goals",
        "Goals",
        "Longer goals, and how they stand",
        False,
    ),
    _key(
        "live.expectations",
        "shift+f7,f19",
        "show_expectations",
        "Expectations",
        "What you expect of each other",
        False,
    ),
    _key(
        "live.private",
        "f7",
        "turn_private",
        "Private notes",
        "Notes for nobody but you; again, the notes of both",
        False,
    ),
    _key(
        "live.history",
        "ctrl+slash,ctrl+underscore",
        "show_history",
        "History",
        "All sessions with this person",
        False,
    ),
    _key(
        "live.off_record",
        "f10,shift+f9,f21",
        "turn_off_record",
        "Off the record",
        "Type what is never kept; again, it is forgotten",
        False,
    ),
    _key("live.leave", "ctrl+o", "leave_open", "Board", "Leave it unfinished, to resume", False),
]

LIVE: Bindings = [*_LIVE, *PACE]

AGENDA: Bindings = [
    _key("agenda.tick", "space", "tick_item", "Tick", "Done, or not after all"),
    _key("agenda.jump", "enter", "jump_to_item", "Now", "Talk about this one now"),
    _key("agenda.add", "a", "add_item", "Add", "Add a topic"),
    _key("agenda.edit", "e", "edit_item", "Edit", "Change the wording"),
    _key("agenda.goal", "g", "set_goal", "Goal", "What this session is for, in a line on top"),
    _key("agenda.park", "p", "park_item", "Park", "Put off to next time, or take back"),
    _key("agenda.status", "s", "turn_status", "Status", "Count it as status, or not after all"),
    _key("agenda.remove", "x", "remove_item", "Remove", "Take the topic off the agenda"),
    _key("agenda.undo", "u,ctrl+z", "undo_agenda", "Undo", "Take the last change back"),
    _key("agenda.up", "shift+up,K", "move_item(-1)", "Up", "Move the topic up", show=False),
    _key("agenda.down", "shift+down,J", "move_item(1)", "Down", "Move the topic down", show=False),
]

PREPARE: Bindings = [
    _key("prepare.begin", "enter,f12", "begin_session", "Begin", "Begin the session"),
    _key("prepare.type", "right", "turn_type(1)", "Type", "Another type; a digit takes one"),
    _key("prepare.type_back", "left", "turn_type(-1)", "Type", "The type before", show=False),
    _key("prepare.goal", "g", "set_goal", "Goal", "What this session is for, in a line on top"),
    _key("prepare.pin", "p", "pin_question", "Pin", "Choose a question that comes first"),
    _key("prepare.goals", "l", "show_goals", "Goals", "Longer goals, and how they stand"),
    _key(
        "prepare.expectations",
        "m",
        "show_expectations",
        "Expectations",
        "What you expect of each other",
    ),
    _key("prepare.card", "c", "edit_card", "Card", "What to keep in mind about this person"),
    _key("prepare.history", "h", "show_history", "History", "All sessions with this person"),
    _key("prepare.read", "space", "read_on", "Read on", "Scroll what there is to know", False),
    _key("prepare.leave", "escape,q", "leave", "Board", "Back to the board; it waits", False),
]

_TOPIC_KEYS = (
    "agenda.add",
    "agenda.edit",
    "agenda.remove",
    "agenda.undo",
    "agenda.up",
    "agenda.down",
)

PREPARE_TOPICS: Bindings = [
    key for key in AGENDA if isinstance(key, Binding) and key.id in _TOPIC_KEYS
]
"""The agenda's keys, for the topics that wait."""

QUESTION: Bindings = [
    _key("question.tick", "space", "screen.mark_asked", "Asked", "This question was asked"),
    _key("question.go_on", "n", "screen.next_question", "Next", "The next question"),
    _key("question.back", "b", "screen.last_question", "Back", "The question before this one"),
    _key("question.reply", "a,enter", "screen.write_answer", "Answer", "Write the answer down"),
    _key("question.topic", "t", "screen.choose_topic", "Topic", "Keep to one topic, or to any"),
    _key("question.why", "w", "screen.explain_question", "Why", "Why this one?"),
    _key(
        "question.large", "v", "screen.enlarge_question", "Large", "Nothing else, in large letters"
    ),
    _key("question.skip", "s", "screen.skip_question", "Skip", "Not asked after all; go on"),
    _key("question.pin", "p", "screen.pin_question", "Pin", "First, until it is asked"),
    _key("question.snooze", "z", "screen.snooze_question", "Snooze", "Put it off for four weeks"),
    _key("question.never", "x", "screen.ban_question", "Never", "Never with this person"),
    _key(
        "question.undo", "u,ctrl+z", "screen.undo_question", "Undo", "Take the last of these back"
    ),
    _key("question.look_up", "slash", "screen.find_question", "Find", "Find any question", False),
]

CHECKLIST: Bindings = [
    _key("actions.tick", "space", "tick_action", "Done", "Done, or not after all"),
    _key("actions.add", "a", "add_action", "Add", "Write down a promise"),
    _key("actions.edit", "e", "edit_action", "Edit", "Change the wording"),
    _key("actions.owner", "o", "turn_owner", "Owner", "Me, them, or nobody yet"),
    _key("actions.due", "d", "set_due", "Date", "Set the due date"),
    _key("actions.drop", "x", "drop_action", "Drop", "Drop it, with a reason"),
    _key("actions.note", "n", "note_action", "Note", "Note something about it"),
    _key("actions.undo", "u,ctrl+z", "undo_action", "Undo", "Take the last change back"),
]

_KEEP = _key("triage.keep", "k", "keep_action", "Keep", "Keep it as it is")

TRIAGE_LIST: Bindings = [CHECKLIST[0], _KEEP, *CHECKLIST[4:], *CHECKLIST[1:4]]
"""The checklist's keys with one more, in the order in which a triage needs them."""

EVERYONE_LIST: Bindings = [CHECKLIST[0], *CHECKLIST[4:], *CHECKLIST[2:4]]
"""The checklist's keys where items of all people stand together: nothing can be added."""

GOALS: Bindings = [
    _key("goals.on_track", "t", "mark_course('on track')", "On track", "It is on track"),
    _key("goals.at_risk", "r", "mark_course('at risk')", "At risk", "It is at risk"),
    _key("goals.reached", "d", "mark_course('reached')", "Reached", "It is reached"),
    _key("goals.words", "w", "remark_goal", "Words", "A few words on how it stands"),
    _key("goals.close", "escape,q", "close", "Close"),
    _key("goals.add", "a", "add_goal", "Add", "Write a goal down"),
    _key("goals.edit", "e", "edit_goal", "Edit", "Measure, horizon, strengths and gaps"),
    _key("goals.drop", "x", "drop_goal", "Give up", "Give it up, or take it up again"),
    _key("goals.undo", "u,ctrl+z", "undo_record", "Undo", "Take the last change back"),
]

EXPECTATIONS: Bindings = [
    _key("expectations.me", "m", "agree('me')", "I agree", "I agree, or not after all"),
    _key("expectations.them", "t", "agree('them')", "They agree", "They agree, or not after all"),
    _key("expectations.why", "w", "explain_expectation", "Why", "Why it matters"),
    _key("expectations.close", "escape,q", "close", "Close"),
    _key("expectations.add", "a", "add_expectation", "Add", "Write down what is expected"),
    _key("expectations.edit", "e", "edit_expectation", "Edit", "Change the wording"),
    _key("expectations.drop", "x", "withdraw_expectation", "Withdraw", "Expect it no more"),
    _key("expectations.undo", "u,ctrl+z", "undo_record", "Undo", "Take the last change back"),
]

EVERYONE: Bindings = [
    _key("items.mine", "m", "only_mine", "Mine", "Only what I promised, or everything"),
    _key("items.theirs", "t", "only_theirs", "Theirs", "Only what others promised, or everything"),
    _key("items.overdue", "l", "only_late", "Late", "Only what is overdue, or everything"),
    _key("items.person", "p", "only_person", "Person", "Only what is between one person and me"),
    _key("items.back", "escape,q", "go_back", "Board", "Back to the board"),
]

HISTORY: Bindings = [
    _key("history.open", "enter", "open_session", "Read", "Read the session"),
    _key("history.search", "slash", "search", "Search", "Search over everything with this person"),
    _key("history.insights", "i", "show_insights", "Insights", "What the sessions say over time"),
    _key("history.newer", "left", "turn_session(-1)", "Newer", "The session after", show=False),
    _key("history.older", "right", "turn_session(1)", "Older", "The session before"),
    _key("history.reopen", "r", "reopen_session", "Reopen", "Go on with the session ended last"),
    _key("history.read", "space", "read_on", "Read on", "A page down in the session", show=False),
    _key("history.back", "escape,q", "go_back", "Back", "Back to the list, and to where you were"),
]

RECALL: Bindings = [
    _key("recall.take", "f12,enter", "take", "Open", "Go to that line"),
    _key("recall.cancel", "escape", "cancel", "Back", "Back to where you were"),
    _key("recall.down", "down", "move(1)", "Next", show=False),
    _key("recall.up", "up", "move(-1)", "Previous", show=False),
]

INSIGHTS: Bindings = [
    _key("insights.read", "space", "read_on", "Read on", "A page down"),
    _key("insights.back", "escape,q,i", "go_back", "Back", "Back to where you were"),
]

_TRIAGE: Bindings = [
    _key("triage.go", "enter,f12", "go_on", "Begin", "Keep the rest and begin the session"),
    _key("triage.leave", "escape", "go_on", "Skip", "Skip the triage", show=False),
]

TRIAGE: Bindings = [*_TRIAGE, *PACE]

_WRAP_UP: Bindings = [
    _key("wrapup.end", "f12", "end_session", "End session", "End the session and go to the board"),
    _key("wrapup.agreed", "ctrl+g", "stamp_agreed", "Agreed", "Both agree to it, or not after all"),
    _key("wrapup.copy", "ctrl+r", "copy_recap", "Copy recap", "Copy the recap; again: for a chat"),
    _key(
        "wrapup.save",
        "ctrl+o",
        "save_recap",
        "Save recap",
        "Save the recap as a file; again: as another",
    ),
    _key("wrapup.large", "ctrl+l", "read_large", "Large", "Read back in large letters, one by one"),
    _key("wrapup.back", "escape", "go_back", "Back", "Back to the session"),
    _key("wrapup.add", "ctrl+t", "add_action", "Action item", "Write down a promise", show=False),
    _key("wrapup.actions", "f2", "focus_pane('actions')", "Read back", "Go to the actions", False),
    _key("wrapup.eval", "f3", "focus_pane('evaluation')", "Evaluate", "Go to the fields", False),
    _key("wrapup.recap", "f4", "focus_pane('recap')", "Recap", "Go to the recap", False),
]

WRAP_UP: Bindings = [*_WRAP_UP, *PACE]

FORM: Bindings = [
    _key("form.save", "f12,enter", "save_form", "Save"),
    _key("form.cancel", "escape", "cancel", "Cancel"),
]

FIELDS: Bindings = [
    _key("field.next", "down", "app.focus_next", "Next field", show=False),
    _key("field.previous", "up", "app.focus_previous", "Previous field", show=False),
]


DIGITS: Bindings = [
    _key(f"choose.{n}", str(n), f"take_number({n})", f"Choose {n}", show=False)
    for n in range(1, 10)
]

CHOOSE: Bindings = [
    _key("choose.take", "enter", "take", "Choose"),
    _key("choose.cancel", "escape", "cancel", "Cancel"),
    *DIGITS,
]

FIND: Bindings = [
    _key("find.take", "f12,enter", "take", "Show it"),
    _key("find.cancel", "escape", "cancel", "Cancel"),
    _key("find.down", "down", "move(1)", "Next", show=False),
    _key("find.up", "up", "move(-1)", "Previous", show=False),
]

LARGE: Bindings = [
    _key("large.close", "escape,enter,space,v,q", "close", "Back to the session"),
]

READING: Bindings = [
    _key("reading.next", "right,space,enter", "turn(1)", "Next"),
    _key("reading.back", "left,backspace", "turn(-1)", "Back"),
    _key("reading.close", "escape,q", "close", "Close"),
]

HELP: Bindings = [_key("help.close", "escape,q", "close", "Close")]

AREAS: dict[str, Bindings] = {
    "Everywhere": EVERYWHERE,
    "Board": BOARD,
    "Prepare, and the agenda's keys for its topics": PREPARE,
    "Live, also while typing": _LIVE,
    "Live, triage and wrap-up": PACE,
    "Agenda": AGENDA,
    "Question": QUESTION,
    "Action items": CHECKLIST,
    "Goals": GOALS,
    "Expectations": EXPECTATIONS,
    "Open items of everyone": EVERYONE,
    "History": HISTORY,
    "Search over everything": RECALL,
    "Insights": INSIGHTS,
    "Triage": [_KEEP, *_TRIAGE],
    "Wrap-up": _WRAP_UP,
    "Forms": [*FORM, *FIELDS],
}
"""All bindings, by where they work."""

IDS = frozenset(
    str(binding.id)
    for area in (*AREAS.values(), CHOOSE, FIND, LARGE, READING, HELP)
    for binding in area
    if isinstance(binding, Binding)
)
"""The names that a user's keymap may use."""

CRAFT = {
    "talk.turn": "talk",
    "clock.pause": "time",
    "pulse.set": "pulse",
    "agenda.status": "status",
}
"""The keys that belong to a help which can be switched off, by the name of its switch."""


FORWARD = frozenset(
    {
        "board.open",
        "prepare.begin",
        "triage.go",
        "live.wrap_up",
        "wrapup.end",
        "items.back",
        "history.back",
        "recall.take",
        "insights.back",
    }
)
"""The one key forward of each moment; the bottom line always has room for it."""

_SIGNS = {
    "enter": "⏎",
    "escape": "esc",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    **{f"shift+f{n}": f"⇧F{n}" for n in range(1, 13)},
    "left": "←",
    "right": "→",
    "slash": "/",
    "ctrl+slash": "^/",
    "ctrl+underscore": "^_",
    "ctrl+backslash": "^\\",
    "ctrl+right_square_bracket": "^]",
}

_WITH_SHIFT = {f"f{n}" for n in range(13, 25)}


def shown(key: str) -> str:
    """The first of a binding's keys, as people write it: ^n, F12, ⏎."""
    first = key.split(",")[0]
    if first[0] == "f" and first[1:].isdigit():
        return first.upper()
    return _SIGNS.get(first, first.replace("ctrl+", "^"))


def shown_all(key: str) -> str:
    """All of a binding's keys, as people write them; f13 to f24 are what terminals make of f1 to
    f12 with shift."""
    told = (one for one in key.split(",") if one not in _WITH_SHIFT)
    return " ".join(map(shown, told))
