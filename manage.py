"""Django's own commands; `congdoan` is the same with the reader beside it."""

from congdoan.config.cli import main

if __name__ == "__main__":
    main()
