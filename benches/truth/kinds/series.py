"""Series of indicators that are those of another sheet, or those of the plan."""

from city.program import FIRST, LAST, NEXT
from city.sheet import PAST, grouped

from .indicators import measured, number, one, whole_series
from .kind import Kind
from .texts import wide


def series_copied(bed):
    """Results equal to those of an indicator of another sheet for three or four years; then they part."""
    others = bed.others(1, lambda sheet: any(it["種類"] != "活動" and measured(it) for it in sheet.data["指標"]))
    found = one(bed, "対象")
    if not others or not found:
        return None
    place, mine = found
    row, theirs = next((row, it) for row, it in others[0].indicators() if it["種類"] != "活動" and measured(it))
    years, typed = bed.choose([PAST[:3], PAST[:4], PAST[1:4]]), bed.choose([grouped, str, grouped, lambda it: wide(grouped(it))])
    for year in PAST:
        value = number(theirs["年度"][year]["実績"])
        value = value if year in years else value + bed.random.randint(31, 400) * bed.choose([1, -1])
        mine["年度"].setdefault(year, {})["実績"] = typed(int(value))
    return [bed.at(*path) for path in whole_series(place, mine)] + [bed.at(*path, sheet=others[0]) for path in whole_series(row, theirs)]


def shared_series(bed):
    """Two projects count the same thing in every year."""
    others = bed.others(1, lambda sheet: True)
    mine = one(bed, "対象")
    if not others or not mine:
        return None
    row, theirs = others[0].indicators("対象")[0]
    name = bed.choose(["住民基本台帳人口", "市内の世帯数", "65歳以上の市民の数", "市職員の数"])
    value = bed.random.randint(12000, 38000)
    for year in PAST:
        value -= bed.random.randint(20, 300)
        for it in (mine[1], theirs):
            it |= {"名称": name, "単位": "人"}
            it["年度"][year] = {"実績": grouped(value)}
    return [bed.at(*path) for path in whole_series(mine[0], mine[1])] + [bed.at(*path, sheet=others[0]) for path in whole_series(row, theirs)]


def few_and_round(bed):
    """The same few or round numbers in two sheets: meetings, months, complete lots."""
    others = bed.others(1, lambda sheet: True)
    mine = one(bed, "活動")
    if not others or not mine:
        return None
    row, theirs = others[0].indicators("活動")[0]
    values = bed.choose([[12] * 5, [1, 1, 1, 1, 2], [100, 100, 100, 100, 200], [4, 4, 4, 3, 4], [0, 0, 0, 0, 1]])
    for it, last in ((mine[1], 0), (theirs, 1)):
        for place, year in enumerate(PAST):
            value = values[place] + (last if year == LAST else 0)
            it["年度"][year] = {"計画": values[0] or 1, "実績": value}
        it["年度"][NEXT] = {"計画": values[0] or 1}
    return [bed.at(*path) for path in whole_series(mine[0], mine[1])] + [bed.at(*path, sheet=others[0]) for path in whole_series(row, theirs)]


def two_years_alike(bed):
    """Two years happen to be the same."""
    others = bed.others(1, lambda sheet: any(measured(it) for _, it in sheet.indicators("対象")))
    mine = one(bed, "対象", measured)
    if not others or not mine:
        return None
    row, theirs = next((row, it) for row, it in others[0].indicators("対象") if measured(it))
    for year in PAST[1:3]:
        theirs["年度"][year]["実績"] = mine[1]["年度"][year]["実績"]
    return [bed.at(*path) for path in whole_series(mine[0], mine[1])] + [bed.at(*path, sheet=others[0]) for path in whole_series(row, theirs)]


def with_plans(bed):
    """The indicators of the sheet that have targets."""
    return [(place, it) for place, it in bed.sheet.indicators() if "計画" in it["年度"][LAST]]


def copy_plan(it, years):
    """The result of years becomes the target."""
    for year in years:
        cells = it["年度"][year]
        cells["実績"] = cells["計画"]
        if "達成率" in cells:
            cells |= {"達成率": "100.0", "達成状況": "a"}


def all_copied(bed):
    """In every indicator with targets the result is the target, in the last year or in all."""
    found = with_plans(bed)
    if len(found) < 4:
        return None
    years = bed.choose([PAST, [LAST], [FIRST, LAST], PAST[1:], PAST[2:]])
    typed = bed.choose([str, str, lambda it: str(it).replace(",", ""), wide])
    for _, it in found:
        copy_plan(it, years)
        for year in years:
            it["年度"][year]["実績"] = typed(it["年度"][year]["実績"])
    return [bed.at("指標")]


def all_but_one(bed):
    """Met to the digit, all but one."""
    found = with_plans(bed)
    if len(found) < 3:
        return None
    for _, it in found[1:]:
        copy_plan(it, [LAST])
    return [bed.at("指標")]


def counted_meetings(bed):
    """What is planned by number of times and done as often, beside outcomes that differ."""
    found = [(place, it) for place, it in with_plans(bed) if it["種類"] == "活動"]
    if not found:
        return None
    for _, it in found:
        copy_plan(it, PAST)
    return [bed.at("指標")]


def single_met(bed):
    """One indicator only, met to the digit once."""
    place = next((it for it in with_plans(bed) if it[1]["種類"] == "成果"), None)
    if place is None:
        return None
    copy_plan(place[1], [bed.choose(PAST)])
    bed.data["指標"] = [place[1], *(it for it in bed.data["指標"] if it["種類"] == "対象")]
    return [bed.at("指標")]


KINDS = [
    Kind("series of another sheet", ["指標"], [series_copied], [shared_series, few_and_round, two_years_alike], planted=8, alike=9),
    Kind("plan typed as result", ["指標"], [all_copied], [all_but_one, counted_meetings, single_met], planted=8, alike=9),
]
