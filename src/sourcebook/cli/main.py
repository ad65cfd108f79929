"""The door: runs a command, turns what went wrong into one sentence and an exit code."""

import gc
import os
import sys
from collections.abc import Callable, Sequence

import click

from sourcebook.cli.form import Console, system_console
from sourcebook.cli.group import sourcebook
from sourcebook.cli.options import Run
from sourcebook.cli.writer import Writer, talk
from sourcebook.errors import Exit, SourcebookError
from sourcebook.text import clean_line, quoted

_COMPLETE = "_SOURCEBOOK_COMPLETE"
_WRITERS = frozenset({"judge", "ingest", "build", "hydrate"})


def main(args: Sequence[str] | None = None) -> int:
    """Run a command of this process; the value is its exit code."""
    if instruction := os.environ.get(_COMPLETE):
        return _complete(instruction)
    # A command lives for a quarter of a second; looking for cycles would take a tenth of it.
    gc.set_threshold(100_000, 50, 50)
    given = list(sys.argv[1:] if args is None else args)
    console = system_console()
    code = _guarded(lambda: run(given, console))
    return int(code)


def _complete(instruction: str) -> int:
    """Answer the shell; silent on any error."""
    from click.shell_completion import shell_complete

    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 2)
    run_object = Run(system_console())
    return shell_complete(sourcebook, {"obj": run_object}, "sourcebook", _COMPLETE, instruction)


def _guarded(command: Callable[[], int]) -> int:
    """The code of a command; a reader that went away is no error."""
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered must not be tried again when Python leaves.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.FOUND)
    return code


def run(args: Sequence[str], console: Console) -> int:
    """Run a command on a console. Raises nothing but BrokenPipeError."""
    state = Run(console)
    try:
        columns = min(console.columns or 80, 80)
        with sourcebook.make_context(
            "sourcebook", list(args), obj=state, terminal_width=max(columns, 40)
        ) as ctx:
            return int(sourcebook.invoke(ctx) or 0)
    except click.exceptions.Exit as left:
        return left.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _stopped(args, state)
    except click.UsageError as error:
        return _told(_worded(error), args, state)
    except click.ClickException as error:
        return _told(SourcebookError(error.format_message()), args, state)
    except SourcebookError as error:
        return _told(error, args, state)


def _stopped(args: Sequence[str], state: Run) -> int:
    if any(word in _WRITERS for word in args):
        talk(state.form, "stopped; nothing was changed.")
    return int(Exit.STOPPED)


def _told(error: SourcebookError, args: Sequence[str], state: Run) -> int:
    """The sentence on stderr; for a program that asked for JSON a document as well."""
    if "--json" in args or "--jsonl" in args:
        Writer(state.form).error_document(error)
    talk(state.form, str(error))
    return int(error.code)


# -- usage, in one sentence ---------------------------------------------------------------


def _worded(error: click.UsageError) -> SourcebookError:
    """What click found wrong, as one sentence with the way out."""
    name = _command(error)
    match error:
        case click.exceptions.NoSuchCommand():
            return _no_command(error.command_name, error.possibilities or [])
        case click.NoSuchOption():
            near = f"did you mean {error.possibilities[0]}?" if error.possibilities else _help(name)
            return SourcebookError(f"{name} has no option {_word(error.option_name)}", near)
        case click.MissingParameter():
            return _missing(name, error)
        case click.BadParameter():
            return _bad(name, error)
        case click.BadOptionUsage():
            return SourcebookError(f"{name}: {_lower(error.message)}", _help(name))
        case _:
            return SourcebookError(f"{name}: {_lower(error.format_message())}", _help(name))


def _command(error: click.UsageError) -> str:
    name = error.ctx.info_name if error.ctx is not None else None
    return name or "sourcebook"


def _help(name: str) -> str:
    command = "sourcebook" if name == "sourcebook" else f"sourcebook {name}"
    return f"see: {command} --help"


def _lower(message: str) -> str:
    text = message.strip().rstrip(".")
    return text[:1].lower() + text[1:]


def _word(text: str) -> str:
    return quoted(text, 60)[1:-1]


def _no_command(given: str, near: Sequence[str]) -> SourcebookError:
    from sourcebook.links import is_link, parse_short

    what = f"no command {quoted(given)}"
    word = _word(given)
    if is_link(given) or parse_short(given):
        return SourcebookError(f"{what}, but an address: sourcebook show {word}")
    if os.path.exists(given):
        # Whole, since it is there to be copied.
        return SourcebookError(f"{what}, but a file: sourcebook open {clean_line(given)}")
    meant = (
        f"did you mean {near[0]}? (all: sourcebook --help)" if near else "all: sourcebook --help"
    )
    return SourcebookError(what, meant)


_NEEDS = {
    "who": ("a name", "sourcebook who rahim"),
    "when": ("a date", "sourcebook when 2025-01"),
    "find": ("words", "sourcebook find rahim"),
    "show": ("an address", "sourcebook show actor/iran"),
    "why": ("an address", "sourcebook why actor/iran"),
    "build": ("a folder", "sourcebook build data/iran-tajikistan"),
    "ingest": ("a book and files", "sourcebook ingest my.book.json articles/"),
    "hydrate": ("files", "sourcebook hydrate *.txt"),
}


def _missing(name: str, error: click.MissingParameter) -> SourcebookError:
    if name in _NEEDS:
        what, example = _NEEDS[name]
        return SourcebookError(f"{name} needs {what}: {example}")
    return SourcebookError(f"{name}: {_lower(error.format_message())}", _help(name))


def _bad(name: str, error: click.BadParameter) -> SourcebookError:
    param = error.param
    option = max(param.opts, key=len) if param is not None and param.opts else name
    if param is not None and isinstance(param.type, click.Choice):
        every = " ".join(str(choice) for choice in param.type.choices)
        return SourcebookError(f"{option} takes one of: {every}", f"see: sourcebook {name} --help")
    return SourcebookError(f"{option} {_lower(_word(error.message))}", _help(name))
