"""Choices: of section and head that exclude each other, and against their own reasons."""

from city.program import CHECKS

from .kind import Kind

KEEP, CHANGE, END = "現状維持", "改革改善", "終了・廃止・休止"


def directions(bed, section, head):
    """Writes both directions, each with a comment that goes with it."""
    writer = bed.sheet.writer
    for who, direction in (("課の方向性", section), ("課長の方向性", head)):
        bed.data[who] = direction
        bed.data[f"{who}の説明"] = writer.comment(direction)
    return [bed.at("課の方向性"), bed.at("課長の方向性")]


def disagree(bed):
    """What the program declares to exclude each other."""
    return directions(bed, *bed.choose([(KEEP, END), (END, KEEP), (END, CHANGE)]))


def both(bed):
    """The head goes further than the section, or says the same."""
    return directions(bed, *bed.choose([(KEEP, CHANGE), (CHANGE, KEEP), (CHANGE, END), (END, END), (KEEP, KEEP)]))


def not_yet(bed):
    """The head has not judged yet."""
    spots = directions(bed, bed.choose([KEEP, END]), KEEP)
    for key in ("課長の方向性", "課長の方向性の説明"):
        del bed.data[key]
    return spots


# Question, answer by its place, reason. The last clause decides.
AGAINST = [
    ("公共関与の妥当性", 0, "民間の事業者も同じ{thing}を扱っており、市の関わり方を見直す必要がある。"),
    ("公共関与の妥当性", 1, "民間では採算が取れないため、市が担うのが妥当である。"),
    ("対象の妥当性", 0, "{people}の利用が偏っており、対象の範囲は見直しが必要である。"),
    ("対象の妥当性", 1, "{area}の{people}に限っており、対象は適切である。"),
    ("事業費の削減余地", 0, "{partner}と共同で発注すれば、費用を減らす余地がある。"),
    ("事業費の削減余地", 1, "必要最小限の{n}{counter}で行っており、これ以上減らす余地はない。"),
    ("人件費の削減余地", 0, "定型の事務が多く、委託により人件費を削減できる余地がある。"),
    ("人件費の削減余地", 1, "{k}人で受け持っており、削減の余地はない。"),
    ("受益機会の公平性", 0, "申込みが{area}に偏っており、公平であるとは言えない。"),
    ("費用負担の公平性", 1, "近隣市と同じ程度の額であり、負担は公平である。"),
    ("成果の向上余地", 0, "既に最も高い水準にあり、成果を伸ばす余地はない。"),
    ("成果の向上余地", 1, "{area}での{activity}を増やせば、成果が向上する余地がある。"),
    ("廃止・休止の影響", 0, "利用は{m}件にとどまり、廃止しても影響はない。"),
    ("廃止・休止の影響", 1, "{people}が{effect}の手段を失い、影響が大きい。"),
]
# What is conceded first, and what is concluded.
WITH_IT = [
    ("公共関与の妥当性", 0, "民間に委ねるべきとの意見もあるが、採算が取れないため市が担うのが妥当である。"),
    ("公共関与の妥当性", 1, "これまでの関わり方はおおむね妥当であったが、{partner}の参入により見直す必要がある。"),
    ("対象の妥当性", 0, "対象を広げる要望はあるものの、{people}に限ることが適切である。"),
    ("対象の妥当性", 1, "対象はおおむね適切だが、{area}の{people}について見直す余地がある。"),
    ("事業費の削減余地", 0, "単価を下げる余地を調べたが、{n}{counter}を確保するにはこれ以上の削減は難しい。"),
    ("事業費の削減余地", 1, "大きな削減はできないものの、{activity}の発注をまとめる余地がある。"),
    ("人件費の削減余地", 0, "委託を検討したが費用が上回り、削減の余地はない。"),
    ("受益機会の公平性", 0, "{area}から遠いとの声もあるが、送迎を行っており公平である。"),
    ("受益機会の公平性", 1, "申込みは公平に受け付けているが、{area}の{people}が利用しにくく、会場を見直す必要がある。"),
    ("成果の向上余地", 1, "周知を増やす余地はあるものの、{indicator}は最高の水準にあり、これ以上は伸びない。"),
    ("廃止・休止の影響", 0, "利用は減っているが、{people}には代わりの手段がなく、影響がある。"),
    ("廃止・休止の影響", 1, "一時的な混乱は考えられるが、{partner}の事業で代えられるため影響はない。"),
]


def answered(bed, row):
    """Writes an answer and its reason."""
    check, place, reason = row
    bed.data[check], bed.data[f"{check}の理由"] = CHECKS[check][place], bed.sheet.writer.fill(reason)
    return [bed.at(check), bed.at(f"{check}の理由")]


def against(bed):
    """The reason ends with the opposite."""
    return answered(bed, bed.choose(AGAINST))


def conceded(bed):
    """The reason concedes the opposite first."""
    return answered(bed, bed.choose(WITH_IT))


KINDS = [
    Kind("section and head disagree", ["方向"], [disagree], [both, both, not_yet], planted=9, alike=12),
    Kind("choice against its reason", ["点検"], [against], [conceded], planted=14, alike=12),
]
