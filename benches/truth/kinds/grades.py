"""Grades and their reasons, one without the other."""

from city.program import FIRST, LAST

from .kind import Kind

NOTHING = [None, "", "－", "―", "なし", "特になし", "N/A", "…", "該当なし", "特になし。"]


def without_reason(bed):
    """A grade, and no reason that says anything."""
    year, empty = bed.choose([LAST, LAST, FIRST]), bed.choose(NOTHING)
    cells = bed.data["年度評価"][year]
    cells.pop("評価内容")
    if empty is not None:
        cells["評価内容"] = empty
    return [bed.at("年度評価", year, "評価内容"), bed.at("年度評価", year, "評価"), bed.at("年度評価", year)]


def outside(bed):
    """A level outside the judgement needs no reason."""
    cells = bed.data["年度評価"][LAST]
    cells["評価"] = "対象外"
    cells.pop("評価内容")
    if bed.number % 2:
        cells["評価内容"] = bed.choose(["－", "なし", "該当なし"])
    return [bed.at("年度評価", LAST)]


SHORT = [
    "待機児童が0人になった。", "工期内に完成した。", "収納率が過去最高であった。", "申請がなく、支出もなかった。", "断水は1度もなかった。", "参加者が前年の半数だった。",
    "利用は増えたが目標に6人足りない。", "なしとした施設は1つもない。",
]


def short_reason(bed):
    """A reason of few words that says it."""
    bed.data["年度評価"][LAST]["評価内容"] = SHORT[bed.number % len(SHORT)]
    return [bed.at("年度評価", LAST)]


def without_grade(bed):
    """A reason, and no grade."""
    year, empty = bed.choose([LAST, LAST, FIRST]), bed.choose([None, "", "－", "―", "-", "~", "…", "***"])
    cells = bed.data["年度評価"][year]
    rest = dict(cells)
    rest.pop("評価")
    cells.clear()
    if empty is not None:
        cells["評価"] = empty
    cells |= rest
    return [bed.at("年度評価", year, "評価"), bed.at("年度評価", year, "評価内容"), bed.at("年度評価", year)]


def graded_outside(bed):
    """The level outside the judgement, with why."""
    cells = bed.data["年度評価"][LAST]
    cells["評価"] = "対象外"
    cells["評価内容"] = bed.choose(["法令により金額と対象が定められているため。", "平成31年3月に始めたため。", "県からの受託事務であり、市に裁量がないため。", "災害対応のため実施を見合わせたため。"])
    return [bed.at("年度評価", LAST)]


def both_missing(bed):
    """The year was not judged, and the record says why."""
    year = FIRST
    del bed.data["年度評価"][year]
    bed.data["対象外"] = [{"時期": year, "対象": "年度評価", "理由": bed.choose(["平成30年度に始めた事業のため", "評価の方法を改めたため", "災害対応のため"])}]
    return [bed.at("年度評価")]


KINDS = [
    Kind("grade without reason", ["評価"], [without_reason], [outside, short_reason]),
    Kind("reason without grade", ["評価"], [without_grade], [graded_outside, both_missing], planted=8, alike=8),
]
