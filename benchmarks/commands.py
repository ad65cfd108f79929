"""(d) A plain command against Python alone and against the libraries it needs."""

import subprocess
import sys
import time

from benchmarks.tables import Case, rounds, show_times
from benchmarks.world import World, sourcebook

LIBRARIES = "import click, tinydb, sqlite3, json"
COUNTED = """
import sys
from sourcebook.cli.main import main
sys.argv = ["sourcebook", *sys.argv[1:]]
main()
sys.stderr.write(str(len(sys.modules)))
"""
COMMANDS = {
    "who rahim": ("who", "rahim"),
    "when 2025": ("when", "2025"),
    "find security": ("find", "security"),
    "--help": ("--help",),
}


def run(world: World, count: int) -> None:
    """Measure and print."""
    cases: dict[str, Case] = {
        "python -c pass": lambda: timed(world, [sys.executable, "-c", "pass"]),
        LIBRARIES: lambda: timed(world, [sys.executable, "-c", LIBRARIES]),
    }
    for name, arguments in COMMANDS.items():
        cases[f"sourcebook {name}"] = lambda a=arguments: timed(world, sourcebook(*a))
    units = {"python -c pass": "pass", LIBRARIES: "libraries"}
    show_times("plain commands", rounds(cases, 3 * count), units)
    print(f"  modules loaded: python {modules(world, 'import sys', '')}", end="")
    print(f", libraries {modules(world, f'import sys; {LIBRARIES}', '')}", end="")
    print("".join(f", {name} {loaded(world, a)}" for name, a in COMMANDS.items()))


def timed(world: World, command: list[str]) -> float:
    """Seconds from start to end, output in a pipe."""
    environ = world.fresh()
    start = time.perf_counter()
    subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE)
    return time.perf_counter() - start


def modules(world: World, code: str, _: str) -> str:
    """How many modules a line of Python has loaded at its end."""
    command = [sys.executable, "-c", f"{code}; print(len(sys.modules))"]
    done = subprocess.run(command, env=world.fresh(), check=True, capture_output=True, text=True)
    return done.stdout.strip()


def loaded(world: World, arguments: tuple[str, ...]) -> str:
    """How many modules a command has loaded at its end."""
    command = [sys.executable, "-c", COUNTED, *arguments]
    done = subprocess.run(command, env=world.fresh(), check=True, capture_output=True, text=True)
    return done.stderr.split()[-1]
