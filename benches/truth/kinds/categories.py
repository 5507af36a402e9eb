"""Categories: one in two spellings, and two that only look alike."""

from .kind import Kind

# As most sheets have it, and as one has it.
SPELLINGS = [
    ("窓口サービスの向上の取組", "窓口サービスの向上の取り組み"), ("啓発・情報発信", "啓発、情報発信"), ("相談と支援の体制づくり", "支援と相談の体制づくり"),
    ("担い手の育成・確保", "担い手の育成確保"), ("広報の推進", "広報推進"), ("地域医療（救急）", "地域医療(救急)"), ("空き家の対策", "空家の対策"),
    ("子育ての手続の簡素化", "子育ての手続きの簡素化"), ("施設の維持管理", "施設の維持菅理"), ("公共交通の利用促進", "公共交通の利用促進の推進"),
]
# Two categories that differ by a word that matters.
APART = [
    ("北部地区の整備", "南部地区の整備"), ("第1期の整備", "第2期の整備"), ("小学校の整備", "中学校の整備"), ("上水道の整備", "下水道の整備"), ("前期の計画", "後期の計画"),
    ("男性の健康づくり", "女性の健康づくり"), ("本庁の窓口", "支所の窓口"), ("公立の保育", "私立の保育"), ("道路の整備", "道路の管理"), ("農業の振興", "漁業の振興"),
]


def named(bed, rows):
    """Gives seven sheets one name, and this one the other."""
    measure = bed.data["分類"]["施策"]
    others = bed.others(7, lambda sheet: sheet.data["分類"]["施策"] == measure)
    if others is None:
        return None
    usual, other = bed.choose(rows)
    for sheet in others:
        sheet.data["分類"] = sheet.data["分類"] | {"基本事業": usual}
    bed.data["分類"] = bed.data["分類"] | {"基本事業": other}
    return [bed.at("分類"), bed.at("分類", "基本事業"), *(bed.at("分類", sheet=it) for it in others)]


def variant(bed):
    """A category of which one sheet has another spelling."""
    return named(bed, SPELLINGS)


def two(bed):
    """Two categories with names that are alike."""
    return named(bed, APART)


KINDS = [Kind("category in two spellings", ["分類"], [variant], [two], also=["spelling-drift"])]
