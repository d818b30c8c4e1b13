"""Lines of machine-readable zones as states print them: ICAO 9303 parts 4 to 7, with check digits."""

import numpy as np

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
ALPHABET = DIGITS + LETTERS + "<"

# (lines, characters) of TD1, TD2, TD3, MRV-A, MRV-B and how often each is drawn. Long lines are the hardest.
FORMATS = {"TD3": 0.4, "TD1": 0.25, "TD2": 0.12, "MRVA": 0.13, "MRVB": 0.1}
STATES = (
    "UTO USA GBR D<< FRA ITA ESP PRT POL CZE HUN AUT CHE NLD BEL DNK SWE NOR FIN EST LVA LTU UKR RUS ROU BGR GRC TUR EGY MAR DZA TUN NGA GHA KEN "
    "ETH ZAF IND PAK BGD CHN JPN KOR PRK VNM THA PHL IDN MYS SGP AUS NZL CAN MEX BRA ARG COL PER CHL BOL ECU VEN CUB IRN IRQ SYR SAU ARE QAT KWT "
    "KAZ UZB GEO ARM AZE BLR MDA SRB HRV SVN SVK MKD ALB BIH MNE RKS XXA XXB XXC XXX UNO EUE GBD GBO GBN GBP ZZZ MLI SEN CIV CMR COD AGO MOZ ZWE"
).split()
NAMES = (
    "ERIKSSON MUELLER SCHMIDT NOVAK SILVA SOUZA NGUYEN TRAN WANG ZHANG LI CHEN OKAFOR KOVALENKO IVANOVA SMIRNOV OBRIEN VAN DER BERG DUBOIS "
    "GARCIA LOPEZ MARTINEZ HASSAN MOHAMED ABDEL RAHMAN YILMAZ KOWALSKI SINGH KAUR TANAKA SUZUKI KIM PARK JOHNSON SMITH BROWN ROSSI BIANCHI "
    "LINDQVIST HANSEN PEREIRA ADEYEMI SHEVCHENKO WEBER LEFEVRE QUISPE ZIMMERMANN EZE ANNA MARIA JAN PETER SOPHIE BEATRIZ LINH MEI CHIOMA OKSANA "
    "ELENA FATIMA ZEYNEP KATARZYNA PRIYA YUKI LAYLA EMILY GIULIA INGRID CAMILA HELGA CLAIRE AMINATA RUTH XIMENA LARS HANS JOAO MINH WEI EMEKA "
    "TARAS DMITRI AHMED MEHMET PIOTR ARJUN KENJI OMAR JAMES MARCO OLAF DIEGO KARL LUC MOUSSA SAMUEL QUENTIN JOSE LUIS AL BIN O"
).split()


def check_digit(text: str) -> str:
    return str(sum((7, 3, 1)[i % 3] * (0 if c == "<" else ALPHABET.index(c)) for i, c in enumerate(text)) % 10)


def zone(random: np.random.Generator) -> list[str]:
    """The lines of one document."""
    name = random.choice(list(FORMATS), p=list(FORMATS.values()))
    kind = {"TD3": "P", "MRVA": "V", "MRVB": "V"}.get(name) or str(random.choice(list("IICAP")))
    code = kind + str(random.choice(list("<<<<" + LETTERS)))
    state = str(STATES[random.integers(len(STATES))]) if random.random() < 0.8 else picked(random, LETTERS, 3)
    nation = state if random.random() < 0.7 else str(STATES[random.integers(len(STATES))])
    birth, expiry = date(random), date(random)
    sex = str(random.choice(list("MMMFFF<X")))
    dates = birth + check_digit(birth) + sex + expiry + check_digit(expiry)
    if name == "TD1":
        optional, more = optional_data(random, 15), optional_data(random, 11)
        first = code + state + number(random) + optional
        composite = check_digit(first[5:] + dates[:7] + dates[8:] + more)
        return [first, dates + nation.ljust(3, "<") + more + composite, names(random, 30)]
    width = {"TD3": 44, "MRVA": 44}.get(name, 36)
    optional = optional_data(random, width - 28 - {"TD3": 2, "TD2": 1}.get(name, 0))
    second = number(random) + nation.ljust(3, "<") + dates + optional
    if name == "TD3":
        second += "<" if optional.strip("<") == "" and random.random() < 0.5 else check_digit(optional)
    if name in ("TD3", "TD2"):
        second += check_digit(second[:10] + second[13:20] + second[21:])
    return [code + state + names(random, width - 5), second]


def picked(random: np.random.Generator, characters: str, count: int) -> str:
    return "".join([characters[i] for i in random.integers(0, len(characters), count)])


def number(random: np.random.Generator) -> str:
    """A document number of nine characters with its check digit, in the ways states make them."""
    way, length = random.random(), 9 if random.random() < 0.8 else int(random.integers(5, 10))
    if way < 0.35:
        text = picked(random, DIGITS, length)
    elif way < 0.7:
        letters = int(random.integers(1, 4))
        text = picked(random, LETTERS, letters) + picked(random, DIGITS, length - letters)
    else:
        text = sparing(random, picked(random, LETTERS + DIGITS, length))
    text = text.ljust(9, "<")
    return text + check_digit(text)


def sparing(random: np.random.Generator, text: str) -> str:
    """States avoid letters that look like digits; where both occur most of the round ones are zeros."""
    return "".join([{"O": "0", "Q": "0", "I": "1"}.get(c, c) if random.random() < 0.7 else c for c in text])


def date(random: np.random.Generator) -> str:
    if random.random() < 0.02:
        return "<<<<<<"
    return f"{random.integers(0, 100):02}{random.integers(1, 13):02}{random.integers(1, 32):02}"


def optional_data(random: np.random.Generator, room: int) -> str:
    way = random.random()
    if way < 0.4:
        return "<" * room
    filled = room if random.random() < 0.4 else int(random.integers(1, room + 1))
    characters = DIGITS if way < 0.6 else LETTERS if way < 0.75 else ALPHABET
    text = picked(random, characters, filled) if characters is LETTERS else sparing(random, picked(random, characters, filled))
    return ("<" * int(random.integers(0, room - filled + 1)) + text).ljust(room, "<")


def names(random: np.random.Generator, room: int) -> str:
    text = "<".join(word(random) for _ in range(random.choice([1, 1, 1, 2, 3])))
    if random.random() < 0.95:
        text += "<<" + "<".join(word(random) for _ in range(random.choice([1, 1, 2, 2, 3, 4])))
    return text[:room].ljust(room, "<")


def word(random: np.random.Generator) -> str:
    if random.random() < 0.55:
        return str(NAMES[random.integers(len(NAMES))])
    return picked(random, LETTERS, int(random.integers(1, 13)))
