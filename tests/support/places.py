"""Where tests find pages."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures" / "pages"
SHARED = Path(os.environ.get("NEWSROOM_SHARED") or ROOT.parent / "shared")
