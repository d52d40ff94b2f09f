"""The words on a PDF that typst made: enough of the format to read our own papers, no more."""

import re
import zlib


def words_of(pdf: bytes) -> str:
    """The text in reading order, white space made single; words at a line's end run into the next line's."""
    streams = list(_streams(pdf))
    alphabets = [_alphabet(each) for each in streams if b"begincmap" in each]
    pages = [each for each in streams if b"BT" in each and b"TJ" in each]
    return " ".join("".join(_shown(page, alphabets) for page in pages).split())


def _streams(pdf: bytes):
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue


def _alphabet(cmap: bytes) -> dict[int, str]:
    """Which glyph stands for what (the fonts' ToUnicode tables, in the order of the fonts)."""
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\r?\n", cmap)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


# A font, a string in hexadecimal, the beginning of a plain one, the end of a text.
_TOKEN = re.compile(rb"/f(\d+) |(?<!<)<([0-9A-Fa-f]+)>|(\()|(ET)")


def _shown(page: bytes, alphabets: list[dict[int, str]]) -> str:
    text, font, at = [], 0, 0
    while token := _TOKEN.search(page, at):
        at = token.end()
        if token[1]:
            font = int(token[1])
        elif token[4]:
            text.append(" ")
        else:
            if token[3]:
                end = _closing(page, at)
                codes, at = _unescaped(page[at:end]), end + 1
            else:
                codes = bytes.fromhex(token[2].decode())
            # What isn't shown (a replacement text, the name of a language) stands in one byte a letter.
            glyphs = zip(codes[::2], codes[1::2], strict=False) if len(codes) % 2 == 0 else ()
            text += [alphabets[font].get(high << 8 | low, "") for high, low in glyphs]
    return "".join(text)


def _closing(page: bytes, at: int) -> int:
    """Where the string ends that began before `at`: brackets that come in pairs stand in it as they are."""
    depth = 1
    while depth:
        byte = page[at : at + 1]
        depth += {b"(": 1, b")": -1}.get(byte, 0)
        at += 2 if byte == b"\\" else 1
    return at - 1


def _unescaped(string: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        code = found[1]
        if code.isdigit():
            return bytes([int(code, 8)])
        return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}.get(code, code)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, string, flags=re.DOTALL)
