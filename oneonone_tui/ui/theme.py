"""Two themes of our own, dark and light: ink on paper, one accent, little else."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="oneonone-dark",
    primary="#82aaff",
    secondary="#9aa5ce",
    accent="#e6b673",
    foreground="#d6dbe6",
    background="#14171d",
    surface="#14171d",
    panel="#1d222b",
    success="#9ece6a",
    warning="#e6b673",
    error="#f07a82",
    variables={
        "block-cursor-background": "#2b3c5f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1d222b",
        "block-cursor-blurred-foreground": "#d6dbe6",
        "input-selection-background": "#33467c",
        "frame": "#3a4252",
        "faint": "#7f8aa3",
    },
)

LIGHT = Theme(
    name="oneonone-light",
    primary="#2b5fb3",
    secondary="#5b6783",
    accent="#9a5b00",
    foreground="#262b36",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efece5",
    success="#2f7d32",
    warning="#9a5b00",
    error="#b3262e",
    dark=False,
    variables={
        "block-cursor-background": "#d3e0f6",
        "block-cursor-foreground": "#12151c",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#efece5",
        "block-cursor-blurred-foreground": "#262b36",
        "input-selection-background": "#bcd0f2",
        "frame": "#c9c4b8",
        "faint": "#6b7280",
    },
)

FALLBACKS = {"frame": "#6a7180", "faint": "#8a92a2"}
"""Our own two colours, for themes that do not know them; grey enough for dark and light."""
