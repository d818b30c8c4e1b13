"""Writes han.txt from Unicode's Unihan database: python3 han.py /usr/share/unicode > han.txt (Debian's unicode-data).

A line is a syllable of Mandarin without its tone and every character that is read so first (kMandarin); the line that begins with = holds
pairs of a traditional and its simplified character (kSimplifiedVariant). Only U+4E00 to U+9FFF, which holds every usual name.
"""
import bz2
import re
import sys
import unicodedata
from collections import defaultdict


def entries(folder, file, field):
    with bz2.open(f"{folder}/Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == field:
                code = int(parts[0][2:], 16)
                if 0x4E00 <= code <= 0x9FFF:
                    yield code, parts[2]


def plain(syllable):
    letters = unicodedata.normalize("NFD", syllable.lower())
    return re.sub("[^a-z]", "", letters.replace("u\u0308", "v"))


def main(folder):
    syllables = defaultdict(str)
    for code, value in entries(folder, "Readings", "kMandarin"):
        syllables[plain(value.split()[0])] += chr(code)
    for syllable in sorted(syllables):
        print(syllable, syllables[syllable])
    pairs = ""
    for code, value in entries(folder, "Variants", "kSimplifiedVariant"):
        others = [int(v[2:], 16) for v in value.split()]
        if len(others) == 1 and others[0] != code and 0x4E00 <= others[0] <= 0x9FFF:
            pairs += chr(code) + chr(others[0])
    print("=", pairs)


if __name__ == "__main__":
    main(sys.argv[1])
