"""Rows of indicators and amounts: an outcome that is the output again, fractions for percentages, 0 beside dashes, an indicator that is there twice."""

import copy

from city.program import LAST, SOURCES, YEARS
from city.sheet import PAST, grouped

from .amounts import add_up, amount
from .indicators import number, one, whole_series
from .kind import Kind
from .texts import wide


def plain(it):
    """Whether no rate is computed of an indicator."""
    return "達成率" not in it["年度"][LAST]


def counted(it):
    """Whether an indicator counts more than a few in each year."""
    return plain(it) and all(number(it["年度"][year]["実績"]) >= 10 for year in PAST)


# An outcome that is the output again.

NAMES = [
    ("研修会の開催回数", "研修会の開催件数"), ("説明会の実施回数", "説明会の実施数"), ("相談の受付件数", "相談の受付数"), ("巡回の回数", "巡回の実施回数"),
    ("出前講座の開催", "出前講座の開催回数"), ("パンフレットの配布数", "パンフレットの配布部数"), ("補助金の交付件数", "補助金の交付数"),
]
OTHER_NAMES = [
    ("研修会の開催回数", "研修会の参加者数"), ("相談の受付件数", "相談が解決した件数"), ("補助金の交付件数", "補助金により改修した住戸の割合"), ("巡回の回数", "巡回で見つかった不具合の件数"),
    ("説明会の実施回数", "説明会の内容が分かったと答えた人の割合"), ("パンフレットの配布数", "パンフレットを見て来た人の数"),
]


def output_and_outcome(bed):
    """An output and an outcome of the sheet, which counts something too."""
    output, outcome = one(bed, "活動", counted), one(bed, "成果", lambda it: plain(it) and it["単位"] != "％" and "率" not in it["名称"])
    return (output, outcome) if output and outcome else None


def same_values(bed):
    """The outcome has the results of the output."""
    found = output_and_outcome(bed)
    if found is None:
        return None
    (_, output), (place, outcome) = found
    typed = bed.choose([str, str, wide, lambda it: str(it).replace(",", "")])
    outcome |= {"単位": output["単位"], "望ましい方向": "増加"}
    for year in YEARS:
        outcome["年度"][year] = {key: typed(value) for key, value in output["年度"][year].items()}
    return [bed.at(*path) for path in whole_series(place, outcome)] + [bed.at("指標", found[0][0])]


def same_name(bed):
    """The outcome counts by another word what the output counts."""
    found = output_and_outcome(bed)
    if found is None:
        return None
    (first, output), (place, outcome) = found
    output["名称"], outcome["名称"] = bed.choose(NAMES)
    output["単位"] = outcome["単位"] = bed.choose(["回", "件", "件", "部"])
    outcome["望ましい方向"] = "増加"
    more = bed.random.randint(1, 3)
    for year in YEARS:
        for key, value in output["年度"][year].items():
            outcome["年度"][year][key] = grouped(int(number(value)) + more)
    return [bed.at(*path) for path in whole_series(place, outcome)] + [bed.at("指標", first)]


def near_name(bed):
    """What came of it, named after it."""
    found = output_and_outcome(bed)
    if found is None:
        return None
    (first, output), (place, outcome) = found
    output["名称"], outcome["名称"] = bed.choose(OTHER_NAMES)
    return [bed.at("指標", first), bed.at("指標", place)]


def one_year_alike(bed):
    """One year agrees by chance."""
    found = output_and_outcome(bed)
    if found is None:
        return None
    (first, output), (place, outcome) = found
    if not 0.2 < number(output["年度"][PAST[1]]["実績"]) / number(outcome["年度"][PAST[1]]["実績"]) < 5:
        return None
    outcome["年度"][PAST[1]]["実績"] = output["年度"][PAST[1]]["実績"]
    return [bed.at("指標", first), bed.at("指標", place)]


# Percentages.


def percent(bed, least):
    """An indicator in per cent, all of whose values are above a bound."""
    return one(bed, "成果", lambda it: it["単位"] == "％" and plain(it) and all(number(it["年度"][year]["実績"]) > least for year in PAST))


def as_fraction(bed):
    """A value, or every result, is a part of one."""
    found = percent(bed, 30)
    if not found:
        return None
    place, it = found
    years = bed.choose([[LAST], [PAST[2]], PAST, [PAST[1], PAST[2]], [LAST]])
    for year in years:
        value = number(it["年度"][year]["実績"]) / 100
        it["年度"][year]["実績"] = bed.choose([f"{value:.2f}", f"{value:.3f}", f"{value:.9f}", wide(f"{value:.2f}")])
    return [bed.at(*path) for path in whole_series(place, it)]


def really_small(bed):
    """A rate that is below one per cent, in all years or in the end."""
    found = percent(bed, 0)
    if not found:
        return None
    place, it = found
    it |= {"名称": bed.choose(["保険料の未納率", "苦情の発生率", "職員の病気休職率", "誤請求の割合", "漏水による断水率"]), "望ましい方向": "減少"}
    values = bed.choose([[0.8, 0.7, 0.7, 0.6, 0.5], [3.1, 2.2, 1.6, 1.1, 0.9], [0.42, 0.4, 0.38, 0.36, 0.33], [1.2, 1.0, 0.9, 0.9, 0.8]])
    for year, value in zip(YEARS, [*values, values[-1]]):
        it["年度"][year] = {"計画": str(values[0])} | ({} if year == YEARS[-1] else {"実績": str(value)})
    return [bed.at(*path) for path in whole_series(place, it)]


# 0 and a dash.


def mixed_nothing(bed):
    """A source that gave nothing is 0 in some years and a dash in others."""
    field, dash = bed.choose(SOURCES[:-1]), bed.choose(["－", "-", "―", "なし", "ー"][:4])
    pattern = bed.choose([[0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0], [0, 1, 1, 0, 0, 0], [500, 0, 1, 0, 730, 0], [0, 1, 0, 0, 640, 0]])
    for year, value in zip(YEARS, pattern):
        bed.data[field][year] = dash if value == 1 else grouped(value)
    sums = {year: sum(amount(bed, it, year) for it in SOURCES if bed.data[it][year] != dash) for year in YEARS}
    bed.data["事業費"] = {year: grouped(value) for year, value in sums.items()}
    return [bed.at(field), *(bed.at(field, year) for year in YEARS)]


def one_sign(bed):
    """A dash in every year, or 0 in every year."""
    field, sign = bed.choose(SOURCES[:-1]), bed.choose(["－", "0", "-"])
    bed.data[field] = dict.fromkeys(YEARS, sign)
    sums = {year: sum(amount(bed, it, year) for it in SOURCES if it != field) for year in YEARS}
    bed.data["事業費"] = {year: grouped(value) for year, value in sums.items()}
    return [bed.at(field)]


def before_it_began(bed):
    """Dashes before the project begins, then amounts."""
    field, count = bed.choose(SOURCES[:-1]), bed.choose([2, 3, 1])
    for place, year in enumerate(YEARS):
        bed.data[field][year] = "－" if place < count else grouped(bed.random.randint(300, 900))
    sums = {year: sum(amount(bed, it, year) for it in SOURCES if bed.data[it][year] != "－") for year in YEARS}
    bed.data["事業費"] = {year: grouped(value) for year, value in sums.items()}
    return [bed.at(field)]


def zeros_and_amounts(bed):
    """Nothing in some years, which is 0 in each of them."""
    field = bed.choose(SOURCES[:-1])
    for year, value in zip(YEARS, bed.choose([[0, 400, 0, 620, 0, 0], [0, 0, 350, 0, 0, 410]])):
        bed.data[field][year] = grouped(value)
    add_up(bed)
    return [bed.at(field)]


# An indicator that is there twice.


def twice(bed):
    """A row that was copied: with the same values, or with one that was corrected in one of both."""
    found = one(bed, bed.choose(["活動", "成果"]), plain)
    if not found:
        return None
    place, it = found
    copied = copy.deepcopy(it)
    if bed.number % 2:
        year = bed.choose(PAST)
        copied["年度"][year]["実績"] = grouped(int(number(it["年度"][year]["実績"]) * 2 + 3)) if "." not in str(it["年度"][year]["実績"]) else "12.3"
    bed.data["指標"].append(copied)
    last = len(bed.data["指標"])
    return [bed.at("指標", place), bed.at("指標", last), *(bed.at(*path) for path in whole_series(last, copied))]


def told_apart(bed):
    """One name with what tells two rows apart in brackets, or in another unit."""
    found = one(bed, "活動", plain)
    if not found:
        return None
    place, it = found
    copied = copy.deepcopy(it)
    if bed.number % 2:
        it["名称"], copied["名称"] = (it["名称"] + part for part in bed.choose([("（市主催）", "（共催）"), ("（北部）", "（南部）"), ("（新規）", "（更新）")]))
    else:
        copied["単位"] = bed.choose(["時間", "千円", "人日", "団体"])
    for year in PAST:
        copied["年度"][year]["実績"] = grouped(int(number(it["年度"][year]["実績"])) + bed.random.randint(3, 60))
    bed.data["指標"].append(copied)
    return [bed.at("指標", place), bed.at("指標", len(bed.data["指標"]))]


KINDS = [
    Kind("outcome is the output", ["指標"], [same_values, same_name], [near_name, near_name, one_year_alike], planted=12, alike=12),
    Kind("percentage as fraction", ["指標"], [as_fraction], [really_small]),
    Kind("0 and a dash for nothing", ["費用"], [mixed_nothing], [one_sign, before_it_began, zeros_and_amounts]),
    Kind("indicator twice", ["指標"], [twice], [told_apart]),
]
