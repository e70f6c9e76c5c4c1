"""Text that wants to do something where it is read."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</h1></main><iframe src=https://evil.example>",
    "<!-- <b onclick=x> -->",
    "<?php x ?><![CDATA[<script>]]>",
    "![pixel](https://evil.example/p.png)",
    "\\![pixel](https://evil.example/p.png)",
    "![pixel][ref]\n\n[ref]: https://evil.example/p.png",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](\n javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x) [b](file:///etc/passwd) [c](//evil.example)",
    "\\[a](javascript:alert(1)) \\\\[a](javascript:alert(1))",
    "[a]\n\n[a]: javascript:alert(1)",
    "[a]\n\n[a]:\n  javascript:alert(1)",
    "> - [a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)> <https://evil.example>",
    "- x\n  ```\n<script>alert(1)</script>",
    "    ```\n<script>alert(1)</script>",
    "```\n</pre><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' style='background:url(//evil.example)",
    "\u202egnp.exe\u200b\u200d\u2066",
    "&lt;script&gt;&#60;script&#62;",
)

PIECES = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(
            ["<", ">", "!", "[", "]", "(", ")", ":", "\\", "`", "```", "\n", "\n\n", " ", "    "]
        ),
        st.sampled_from(["a", "javascript:", "data:", "https://a", "img src=x", "&#58;", "<b>"]),
        st.text(max_size=4),
    ),
    max_size=12,
).map("".join)
"""Hostile text, cut and joined in any way."""
