"""How fast Sourcebook is, in ratios to named peers measured in the same rounds.

`python -m benchmarks` runs all, `python -m benchmarks start keys` some of them. Times are
never tests: machines differ and are noisy. Counts (bytes a key) gate in tests/end_to_end.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"

for folder in (ROOT / "tests", SOURCE):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
