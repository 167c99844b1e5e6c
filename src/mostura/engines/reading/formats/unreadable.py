"""Why a file cannot be read, in a stable word and a sentence that says what to do."""

from enum import StrEnum


class Reason(StrEnum):
    """The stable word for why a file was not read."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_DEEP = "too_deep"
    BOMB = "bomb"
    MISSING = "missing"
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"


ADVICE = {
    Reason.EMPTY: "The file holds nothing; save it again in the program that made it.",
    Reason.ENCRYPTED: "The file is locked with a password; save a copy without one and try again.",
    Reason.BROKEN: "The file is damaged or cut short; get it again from where it came.",
    Reason.UNSUPPORTED: (
        "This kind of file cannot be read; save it as PDF, DOCX, HTML or plain text."
    ),
    Reason.TOO_LARGE: "The file is too large; split it into parts or leave out its pictures.",
    Reason.TOO_MANY_PAGES: "The file has too many pages; split it into parts.",
    Reason.TOO_DEEP: "The page is nested too deeply; save it as PDF or plain text.",
    Reason.BOMB: (
        "The file unpacks to far more than it seems to hold; print it to PDF and try that."
    ),
    Reason.MISSING: "There is no such file, or it may not be opened; check its name.",
    Reason.OUT_OF_TIME: "Reading took too long and was stopped; split the file into parts.",
    Reason.OUT_OF_MEMORY: "Reading needed too much memory and was stopped; split the file.",
    Reason.CRASHED: "The file made the reader fail; print it to PDF and try that.",
}


class Unreadable(Exception):
    """The file cannot be read; `code` is the stable word, the text says what to do."""

    def __init__(self, code: Reason, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{ADVICE[code]} ({detail})" if detail else ADVICE[code])
