"""`python -m plumbline.cli` is the same as `plumbline`."""

from plumbline.cli.terminal import main

main()
