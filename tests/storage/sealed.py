"""A key for tests, and its file under a passphrase.

The file was made with the least work that there is (scrypt, 2^4), so that it opens in a
millisecond; what the program makes takes seconds, by intention.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from oneonone_tui.storage.cipher import Cipher

PASSPHRASE = "hunter two"

KEY_FILE = b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBON2dmUG9lS3pGU2JiNGRr
aFA3WWNnIDQKRnEvRklrMllOUko5UXEzamh5cFNYdHRnWlBQWWJId1p0Wk50a2x0
b2JGRQotLS0gRWZ2OHppNWtzOEMzODNJSzlDcGJlU3h1QVdsMDNEVVlFMnJzUWl4
dmtEbwo+sOmRWl4A5tSxSHJWTicWF+0apRY2mcAIQVXCMo1l/DinOVV/U6ba1UR9
HSk9YAwM2DiPOfP5rvXHKWRWbpSDQ0mELjEGdhkbEVn0k1tcLAd91YnRjXCdIKmX
PMaAR5qRs3s6wVhOxTiWyYpvGMzEdhrkl5LHURFj7nyPe8iEDKSzEJTgGWgxfhdY
xkipQABNNe0QO4PAd5tgULDVRdXRcsgo4KmRlEF46h0dM+V4Z2R4qAZ+KDHq
-----END AGE ENCRYPTED FILE-----
"""

SECRET = "AGE-SECRET-KEY-1EM825TXCZNG725N6VCARZ3F9KWTEYNN85NM6Q63Z3QPN975KJZXQ7SPSS5"

CIPHER = Cipher(SECRET, wrapped=KEY_FILE)

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the tool age is not installed")
"""For tests in which the standard tool opens what we have written."""


def age(sealed: bytes, folder: Path, secret: str = SECRET) -> bytes:
    """What the standard tool makes of a blob."""
    identity = folder / "identity.txt"
    identity.write_text(f"{secret}\n")
    run = ["age", "--decrypt", "--identity", str(identity)]
    return subprocess.run(run, input=sealed, capture_output=True, check=True).stdout
