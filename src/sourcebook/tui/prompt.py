"""One line of input at the foot of the screen: `/`, `&`, `#`, `:`. All letters are text."""

from dataclasses import dataclass

from sourcebook.text import clean_line

LONGEST = 200


@dataclass(slots=True)
class Prompt:
    """What is being typed: the kind of prompt, the text, the cursor in it."""

    sign: str
    text: str = ""
    at: int = 0

    def __post_init__(self) -> None:
        self.at = len(self.text)

    def insert(self, text: str) -> None:
        """Type or paste, cleaned like all outside text."""
        room = LONGEST - len(self.text)
        typed = text if text == " " else clean_line(text, LONGEST)
        typed = typed[: max(room, 0)]
        self.text = self.text[: self.at] + typed + self.text[self.at :]
        self.at += len(typed)

    def key(self, key: str) -> bool:
        """An editing key; False where it is none."""
        match key:
            case "backspace" | "ctrl+h":
                if self.at:
                    self.text = self.text[: self.at - 1] + self.text[self.at :]
                    self.at -= 1
            case "delete":
                self.text = self.text[: self.at] + self.text[self.at + 1 :]
            case "left":
                self.at = max(0, self.at - 1)
            case "right":
                self.at = min(len(self.text), self.at + 1)
            case "home" | "ctrl+a":
                self.at = 0
            case "end" | "ctrl+e":
                self.at = len(self.text)
            case "ctrl+u":
                self.text, self.at = self.text[self.at :], 0
            case "ctrl+w":
                kept = self.text[: self.at].rstrip().rpartition(" ")
                head = kept[0] + kept[1]
                self.text, self.at = head + self.text[self.at :], len(head)
            case _:
                return False
        return True
