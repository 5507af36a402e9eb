"""Indicators: values that were not measured, not typed, typed wrong, or judged otherwise than they are."""

from decimal import Decimal

from city.program import FIRST, LAST, NEXT, YEARS
from city.sheet import PAST, grouped, judgement, rate

from .kind import Kind
from .texts import wide


def number(text):
    """The number that was typed."""
    return Decimal(str(text).replace(",", ""))


def one(bed, kind=None, suits=lambda it: True):
    """One indicator of the sheet, with its place, or None."""
    found = [(place, it) for place, it in bed.sheet.indicators(kind) if suits(it)]
    return bed.random.choice(found) if found else None


def measured(it):
    """Whether an indicator has large whole numbers."""
    return all(number(row.get("実績", 9999)) >= 1000 for row in it["年度"].values())


def whole_series(row, it):
    """The place of an indicator and those of its values."""
    return [("指標", row), *(("指標", row, "年度", year) for year in it["年度"])]


# Misspelt numbers.

MISSPELT = [
    lambda it: it.replace("0", "O", 1) if "0" in it else None, lambda it: it.replace("1", "l", 1) if "1" in it else None,
    lambda it: it[:-2] + "," + it[-2:], lambda it: it.replace("1", "I", 1) if "1" in it else None,
    lambda it: f"{it},", lambda it: it[:1] + "," + it[1:3] + it[3:].replace(",", "") if "," in it and len(it) == 5 and it[1] == "," else None,
    lambda it: it.replace("0", "o") if "0" in it[1:] else None, lambda it: it.replace(".", "..") if "." in it else None,
    lambda it: it.replace(".", ",") if "." in it else None, lambda it: wide(it).replace("０", "Ｏ", 1) if "0" in it else None,
    lambda it: it.replace("5", "S", 1) if "5" in it[1:-1] else None,
]


def misspelt(bed):
    """A number with a letter in it, or with a comma or a point in the wrong place."""
    found = one(bed, suits=lambda it: it["望ましい方向"] != "なし" and "達成率" not in it["年度"][LAST])
    year, cell = bed.random.choice(PAST), bed.random.choice(["計画", "実績"])
    if not found:
        return None
    text = str(found[1]["年度"][year][cell])
    slip = bed.choose(MISSPELT)(text) if len(text) >= 3 else None
    if slip is None or slip.count(",") == text.count(",") and slip == text or slip.replace(",", "") == text.replace(",", "") and grouped_right(slip):
        return None
    found[1]["年度"][year][cell] = slip
    return [bed.at("指標", found[0], "年度", year, cell)]


def grouped_right(text):
    """Whether the commas of a number stand where they do."""
    parts = text.split(",")
    return all(len(it) == 3 for it in parts[1:])


SPELT = [
    wide, lambda it: f"約{it}", lambda it: f"{it}（速報値）", lambda it: f"{it}以上", lambda it: it.replace(",", ""), lambda it: f"{it}※",
    lambda it: f"{it}～{grouped(int(number(it)) + 9)}", lambda it: f"{it}人（うち新規12人）", lambda it: f"+{it}", lambda it: wide(it).replace(",", "，"),
]


def spelt(bed):
    """A number as clerks write it."""
    found = one(bed, "対象")
    year = bed.random.choice(PAST)
    text = str(found[1]["年度"][year]["実績"])
    found[1]["年度"][year]["実績"] = bed.choose(SPELT)(text)
    return [bed.at("指標", found[0], "年度", year)]


# Rates and judgements.


def judged(bed):
    """An outcome with typed rates, of whole numbers that differ enough."""
    return one(bed, "成果", lambda it: "達成率" in it["年度"][LAST] and abs(number(it["年度"][LAST]["達成率"]) - 100) > 3)


def wrong_rate(bed):
    """A rate or a judgement that target and result do not give."""
    found = judged(bed)
    if not found:
        return None
    place, it = found
    year = bed.choose([LAST, LAST, FIRST])
    cells, way = it["年度"][year], bed.number % 5
    right = number(cells["達成率"])
    if way == 0:  # another year's
        other = it["年度"][FIRST if year == LAST else LAST]["達成率"]
        cells["達成率"] = other if abs(number(other) - right) > 1 else str(right + 7)
    elif way == 1:  # turned round
        turned = (Decimal(10000) / right).quantize(Decimal("0.1"))
        if abs(turned - right) < 1:
            return None
        cells["達成率"] = str(turned)
    elif way == 2:  # two digits changed places
        text = str(right)
        swapped = text[:-3] + text[-1] + "." + text[-3]
        if abs(number(swapped) - right) < Decimal("0.2"):
            return None
        cells["達成率"] = swapped
    elif way == 3:  # the result is typed for the rate
        cells["達成率"] = str(right - 12)
    else:
        cells["達成状況"] = {"a": "c", "b": "a", "c": "b"}[judgement(right)]
        return [bed.at("指標", place, "年度", year, "達成状況")]
    return [bed.at("指標", place, "年度", year, "達成率"), bed.at("指標", place, "年度", year, "達成状況")]


def right_rate(bed):
    """A rate in another precision, cut off, with its sign, or left out."""
    found = judged(bed)
    if not found:
        return None
    place, it = found
    cells, way = it["年度"][LAST], bed.number % 5
    exact = rate(cells["計画"].replace(",", ""), cells["実績"].replace(",", ""), it["望ましい方向"], "0.0001")
    if way == 0:
        cells["達成率"] = str(exact.quantize(Decimal(1), "ROUND_HALF_UP"))
    elif way == 1:
        cells["達成率"] = str(exact.quantize(Decimal("0.1"), "ROUND_DOWN"))
    elif way == 2:
        cells["達成率"] = str(exact.quantize(Decimal("0.01"), "ROUND_HALF_UP"))
    elif way == 3:
        cells["達成率"] += "％"
    else:
        del cells["達成率"]
    return [bed.at("指標", place, "年度", LAST)]


def at_the_bound(bed):
    """Met to the digit: the level begins there."""
    found = judged(bed)
    if not found:
        return None
    cells = found[1]["年度"][LAST]
    cells |= {"計画": cells["実績"], "達成率": "100.0", "達成状況": "a"}
    it, direction = found[1], found[1]["望ましい方向"]
    for year in PAST[:-1]:
        before = it["年度"][year]
        worse = max(number(before["計画"]), number(cells["計画"])) if direction == "減少" else min(number(before["計画"]), number(cells["計画"]))
        if worse != number(before["計画"]):
            return None
    after = it["年度"][NEXT]
    after["計画"] = cells["計画"] if (number(after["計画"]) > number(cells["計画"])) == (direction == "減少") else after["計画"]
    return [bed.at("指標", found[0], "年度", LAST)]


# Targets.


def weakened(bed):
    """A target that is easier than the year before, without a word."""
    found = one(bed, bed.choose(["成果", "成果", "活動"]), lambda it: it["望ましい方向"] != "維持" and "達成率" not in it["年度"][LAST] and number(it["年度"][LAST]["計画"]) > 9)
    if not found:
        return None
    place, it = found
    year = bed.choose([NEXT, NEXT, LAST])
    before = number(it["年度"][YEARS[YEARS.index(year) - 1]]["計画"])
    part = Decimal(bed.choose(["0.93", "0.8", "0.6", "0.9", "0.5"]))
    easier = before / part if it["望ましい方向"] == "減少" else before * part
    for later in YEARS[YEARS.index(year):]:
        it["年度"][later]["計画"] = grouped(int(easier)) if before == before.to_integral() else str(easier.quantize(Decimal("0.1")))
    return [bed.at("指標", place, "年度", year, "計画"), bed.at("指標", place, "年度", year)]


def weakened_words(bed):
    """A target in words that has lost the word for all."""
    found = one(bed, "成果", lambda it: "達成率" not in it["年度"][LAST])
    if not found:
        return None
    place, it = found
    thing = bed.sheet.writer.thing
    strong, weak = bed.choose([("全庁で実施", "実施"), ("全地区で説明会を開催", "説明会を開催"), ("すべての施設で点検を実施", "点検を実施"), ("全課で運用", "運用")])
    it |= {"名称": f"{thing}の実施状況", "単位": ""}
    del it["単位"]
    for year in YEARS:
        it["年度"][year] = {"計画": weak if year == NEXT else strong} | ({} if year == NEXT else {"実績": f"{strong}（{thing}）"})
    return [bed.at("指標", place, "年度", NEXT, "計画"), bed.at("指標", place, "年度", NEXT)]


def explained(bed):
    """A target that was lowered, and why."""
    spots = weakened(bed)
    if spots is None:
        return None
    row = int(spots[0][1][1])
    bed.data["指標"][row - 1]["説明"] = bed.choose([
        "対象となる施設を2か所廃止したため、令和元年度に目標を見直しました。", "国の算定方法の変更に伴い、令和元年度から目標を改めました。",
        "台風の被害を受けた施設の休止により、令和元年度の目標を引き下げた。", "利用者の減少を踏まえ、計画の改定に合わせて令和元年度の目標値を変更した。",
    ])
    if bed.number % 3 == 2:
        bed.data["指標"][row - 1]["説明"] = bed.data["指標"][row - 1]["説明"].replace("令和元年度", "平成30年度")
    return spots


def less_is_better(bed):
    """A lower target, of what shall become less."""
    found = one(bed, "成果", lambda it: it["望ましい方向"] == "減少")
    if not found:
        return None
    place, it = found
    if "達成率" in it["年度"][LAST]:
        return None
    it["年度"][NEXT]["計画"] = grouped(max(1, int(number(it["年度"][LAST]["計画"]) * Decimal("0.7"))))
    return [bed.at("指標", place, "年度", NEXT)]


def no_direction(bed):
    """A forecast of what is neither good nor bad."""
    found = one(bed, "対象")
    last = number(found[1]["年度"][LAST]["実績"])
    found[1]["年度"][FIRST]["計画"], found[1]["年度"][LAST]["計画"] = grouped(int(last) + 9), grouped(int(last))
    found[1]["年度"][NEXT] = {"計画": grouped(int(last * Decimal("0.95")))}
    return [bed.at("指標", found[0], "年度", NEXT)]


# Results that are not there.

NO_RESULT = [None, "－", "集計中", "未測定", "", "-", "…", "未定", "なし", "―"]


def no_result(bed):
    """The year is over, something was planned, and there is no result."""
    found = one(bed, suits=lambda it: "計画" in it["年度"][LAST])
    if not found:
        return None
    place, it = found
    year = bed.choose([LAST, LAST, LAST, FIRST])
    cells, empty = it["年度"][year], bed.choose(NO_RESULT)
    for key in ("実績", "達成率", "達成状況"):
        cells.pop(key, None)
    if empty is not None:
        cells["実績"] = empty
    return [bed.at("指標", place, "年度", year, "実績"), bed.at("指標", place, "年度", year)]


REASONED = [
    ("測定せず", "隔年の調査で測るため、調査のない年度は測定していません。"), ("対象外", "施設の改修により休止した年度は対象としていません。"),
    ("測定不能", "観測機器の故障により、測ることができませんでした。"), ("測定せず", "市民意識調査を行わなかった年度です。"), ("非該当", "対象となる申請がありませんでした。"),
]


def reasoned(bed):
    """Not measured, and why."""
    found = one(bed, suits=lambda it: "計画" in it["年度"][LAST])
    if not found:
        return None
    place, it = found
    word, reason = bed.choose(REASONED)
    cells = it["年度"][LAST]
    cells.pop("達成率", None)
    cells.pop("達成状況", None)
    cells["実績"] = word
    it["説明"] = reason
    return [bed.at("指標", place, "年度", LAST)]


def nothing_planned(bed):
    """Neither a target nor a result: the indicator began later, or was not asked for that year."""
    found = one(bed, bed.choose(["活動", "成果"]))
    if not found:
        return None
    years = bed.choose([PAST[:2], PAST[:1], PAST[:3]])
    for year in years:
        del found[1]["年度"][year]
    return [bed.at("指標", found[0])]


def zero(bed):
    """A result of nothing is a result."""
    found = one(bed, "活動", lambda it: "達成率" not in it["年度"][LAST])
    if not found:
        return None
    found[1]["年度"][LAST]["実績"] = 0
    return [bed.at("指標", found[0], "年度", LAST)]


KINDS = [
    Kind("misspelt number", ["指標"], [misspelt], [spelt], planted=11),
    Kind("judgement against its value", ["指標"], [wrong_rate], [right_rate, right_rate, at_the_bound]),
    Kind("target weakened", ["指標"], [weakened, weakened, weakened_words], [explained, less_is_better, no_direction]),
    Kind("missing result", ["指標"], [no_result], [reasoned, nothing_planned, zero], also=["placeholder"]),
]
