"""The `mostura` command."""

import sys


def main() -> None:
    """Hand the command line over to config, which knows the machine."""
    from mostura.config.commandline import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
