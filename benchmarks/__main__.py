"""`python -m benchmarks [NAME…] [--rounds N]`."""

from benchmarks.run import main

main()
