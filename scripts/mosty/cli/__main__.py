"""``python -m mosty.cli``."""

import sys

from mosty.cli import main

sys.exit(main())
