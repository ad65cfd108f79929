"""`python -m sourcebook`."""

import sys

from sourcebook.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
