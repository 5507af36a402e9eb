"""Amounts of money: one that is far from its neighbours, and sums that are none."""

from city.program import SOURCES, YEARS
from city.sheet import grouped

from .kind import Kind


def amount(bed, field, year):
    """A typed amount as a number."""
    return int(str(bed.data[field][year]).replace(",", ""))


def add_up(bed):
    """Types the sums that the sources give."""
    for year in YEARS:
        bed.data["事業費"][year] = grouped(sum(amount(bed, it, year) for it in SOURCES))


def used(bed, least):
    """A source from which money comes in every year, with its middle year."""
    found = [it for it in SOURCES if all(amount(bed, it, year) >= least for year in YEARS)]
    return bed.random.choice(found) if found else None


def spots(bed, field, year):
    """The amount, and the sum that it goes into."""
    return [bed.at(field, year), bed.at("事業費", year)]


def isolated(bed):
    """One year in yen among thousands, with digits too many, or with digits lost."""
    field, year = used(bed, 400), bed.choose([YEARS[2], YEARS[1], YEARS[4], YEARS[3]])
    if field is None:
        return None
    value, way = amount(bed, field, year), bed.number % 5
    if way == 0:
        value = value * 1000 + 417
    elif way == 1:
        value *= 100
    elif way == 2:
        value //= 100
    elif way == 3:
        value *= 1000
    else:
        value = value * 70 + 3
    bed.data[field][year] = grouped(value)
    add_up(bed)
    return spots(bed, field, year)


def steps(bed, values, field=None):
    """Writes six amounts into a source."""
    field = field or bed.random.choice(SOURCES[:-1])
    for year, value in zip(YEARS, values):
        bed.data[field][year] = grouped(value)
    add_up(bed)
    return [bed.at(field), bed.at("事業費")]


def begins(bed):
    """Nothing, then much: works begin, or a fund is drawn on once."""
    r = bed.random
    much = r.randint(30000, 90000)
    return steps(bed, bed.choose([[0, 0, 0, much, much + 900, much - 700], [0, 0, much, 0, 0, 0], [0, 0, 0, 0, 0, much], [much, much - 60, 0, 0, 0, 0]]))


def new_level(bed):
    """A level that stays: from design to building."""
    r = bed.random
    low, high = r.randint(300, 700), r.randint(40000, 70000)
    return steps(bed, bed.choose([[low, low + 40, high, high + 800, high - 300, high], [low, low + 9, low - 20, low, high, high + 50]]))


def ten_times(bed):
    """A year of works, ten times the others."""
    field = used(bed, 400)
    if field is None:
        return None
    year = bed.choose(YEARS[1:5])
    bed.data[field][year] = grouped(amount(bed, field, year) * bed.choose([8, 12, 15, 6]))
    add_up(bed)
    return spots(bed, field, year)


def small_change(bed):
    """Fees of a few thousand yen that come and go."""
    return steps(bed, bed.choose([[1, 2, 1, 30, 2, 1], [0, 1, 0, 12, 0, 0], [2, 1, 40, 1, 3, 2]]), "その他特定財源")


def differs(bed):
    """A sum that its parts do not give."""
    year = bed.choose([YEARS[4], YEARS[3], YEARS[5], YEARS[1]])
    value, way = amount(bed, "事業費", year), bed.number % 5
    text = str(value)
    if way == 0:  # two digits changed places
        place = next((it for it in range(len(text) - 1) if text[it] != text[it + 1]), None)
        if place is None:
            return None
        text = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    elif way == 1:  # a source was left out
        part = next((it for it in SOURCES[:-1] if amount(bed, it, year) > 60), None)
        if part is None:
            return None
        text = str(value - amount(bed, part, year))
    elif way == 2:  # the sum of another year
        text = str(amount(bed, "事業費", YEARS[YEARS.index(year) - 1]))
    elif way == 3:  # one digit
        text = text[:-2] + str((int(text[-2]) + 4) % 10) + text[-1]
    else:  # a part was corrected and the sum was not
        part = next(it for it in SOURCES if amount(bed, it, year) > 60)
        bed.data[part][year] = grouped(amount(bed, part, year) + 45)
    if text == str(value) and way != 4:
        return None
    bed.data["事業費"][year] = grouped(int(text))
    return [bed.at("事業費", year), bed.at("事業費")]


def rounded(bed):
    """A thousand yen that rounding made."""
    year = bed.choose(YEARS)
    if sum(amount(bed, it, year) > 0 for it in SOURCES) < 3:
        return None
    bed.data["事業費"][year] = grouped(amount(bed, "事業費", year) + bed.choose([1, -1]))
    return [bed.at("事業費", year)]


def left_out(bed):
    """No sum was typed, for a year or at all."""
    if bed.number % 2:
        del bed.data["事業費"]
        return [bed.at("国庫支出金")]
    del bed.data["事業費"][bed.choose(YEARS)]
    return [bed.at("事業費")]


def no_parts(bed):
    """Sources that give nothing are not typed, or with a dash."""
    empty = [it for it in SOURCES if not any(amount(bed, it, year) for year in YEARS)]
    if not empty:
        return None
    for name in empty:
        bed.data[name] = {year: bed.choose(["－", "-", "―"]) for year in YEARS}
    return [bed.at("事業費")]


KINDS = [
    Kind("amount 50 times its neighbours", ["費用"], [isolated], [begins, new_level, ten_times, small_change]),
    Kind("sum that differs", ["費用"], [differs], [rounded, left_out, no_parts]),
]
