"""Units of indicators: spelled otherwise than in the rest of the city, or left out."""

from .indicators import one
from .kind import Kind

# Another spelling of a unit of the city.
VARIANTS = [("％", "%"), ("か所", "箇所"), ("か所", "ヶ所"), ("％", "パーセント"), ("ha", "ヘクタール"), ("か所", "カ所"), ("km", "キロメートル"), ("t", "トン"), ("km", "㎞"), ("ha", "ｈａ")]


def variant(bed):
    """One indicator spells its unit in its own way."""
    usual, other = bed.choose(VARIANTS)
    found = one(bed, suits=lambda it: it["単位"] == usual)
    if not found:
        return None
    found[1]["単位"] = other
    return [bed.at("指標", found[0], "単位"), bed.at("指標", found[0])]


# Units that resemble one of the city and are others.
OTHERS = ["人日", "件/年", "円", "㎡", "回/月", "ポイント", "人/回", "万円", "kg", "台/日"]


def another_unit(bed):
    """A unit that is another one."""
    found = one(bed, "活動")
    if not found:
        return None
    found[1]["単位"] = bed.choose(OTHERS)
    return [bed.at("指標", found[0])]


def without_unit(bed):
    """Bare numbers without a unit, left out or empty."""
    found = one(bed, bed.choose(["活動", "対象", "成果"]))
    if not found:
        return None
    if bed.number % 2:
        del found[1]["単位"]
    else:
        found[1]["単位"] = bed.choose(["", "－", "なし", "", "―"])
    return [bed.at("指標", found[0], "単位"), bed.at("指標", found[0])]


def in_the_name(bed):
    """The unit stands in the name."""
    found = one(bed, bed.choose(["活動", "対象"]))
    if not found:
        return None
    unit = found[1].pop("単位")
    found[1]["名称"] += bed.choose([f"（{unit}）", f"({unit})", f"（単位：{unit}）"])
    return [bed.at("指標", found[0])]


def at_the_values(bed):
    """The unit stands beside each value."""
    found = one(bed, "対象")
    if not found:
        return None
    unit = found[1].pop("単位")
    for cells in found[1]["年度"].values():
        cells["実績"] = f"{cells['実績']}{unit}"
    return [bed.at("指標", found[0])]


def in_words(bed):
    """The values are words."""
    found = one(bed, "活動")
    if not found:
        return None
    del found[1]["単位"]
    plan, done = bed.choose([("策定", "策定済み"), ("改定", "素案の作成まで"), ("開設", "6月に開設"), ("公表", "ホームページで公表")])
    for year, cells in found[1]["年度"].items():
        cells["計画"] = plan
        if "実績" in cells:
            cells["実績"] = done
        del year
    return [bed.at("指標", found[0])]


def pure_number(bed):
    """A ratio that has no unit."""
    found = one(bed, "対象")
    if not found:
        return None
    del found[1]["単位"]
    found[1]["名称"] = bed.choose(["財政力指数", "合計特殊出生率", "消費者物価指数（平成27年＝100）", "河川水の水素イオン濃度（pH）"])
    for place, cells in enumerate(found[1]["年度"].values()):
        cells["実績"] = f"{0.41 + place / 100:.2f}"
    return [bed.at("指標", found[0])]


KINDS = [
    Kind("unit in variants", ["指標"], [variant], [another_unit]),
    Kind("indicator without unit", ["指標"], [without_unit], [in_the_name, at_the_values, in_words, pure_number]),
]
