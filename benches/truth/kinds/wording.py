"""Words: of another year, in several spellings, with letters among digits, or never filled in."""

from city.program import CHECKS, LAST

from .kind import Kind
from .texts import AREAS, get, put


def field(bed):
    """A text of the block, with its path."""
    path = AREAS[bed.area](bed.data, bed.random)
    return path, get(bed.data, path)


def replaced(bed, text):
    """Writes a text into the block."""
    path, _ = field(bed)
    put(bed.data, path, text)
    return [bed.at(*path)]


def say(bed, template):
    """A template with the words of the project."""
    writer, r = bed.sheet.writer, bed.random
    activity, counter = r.choice(writer.field.activities)
    return template.format(
        thing=writer.thing, people=writer.people, partner=writer.partner, activity=activity, counter=counter, n=r.randint(2, 40),
        m=r.randint(120, 980), effect=r.choice(writer.field.effects), problem=r.choice(writer.field.problems), area=r.choice(["本町", "港町", "綾浜地区"]),
    )


OTHER_YEAR = [
    "平成28年度は、{activity}を{n}{counter}実施し、{effect}が見られた。", "平成27年度の実施状況をみると、{thing}の利用は{m}件であった。",
    "H28は{activity}が{n}{counter}にとどまり、目標に届かなかった。", "平成28年度中に{area}の{activity}を終えた。",
    "2016年度は{people}の参加が{m}人あった。", "平成２７年度は、{partner}との協議が整わず、{activity}を{n}{counter}にとどめた。",
    "平成26年度は{problem}により、{activity}の実績が計画を下回った。", "平成28年度においては、{thing}の{activity}を{n}{counter}行った。",
    "平成29年度の{activity}は{n}{counter}で、目標を達成した。", "2017年度は、{activity}を計画どおり{n}{counter}行い、{effect}につながった。",
]
YEAR_IN_ORDER = [
    "平成28年度と比べて{activity}が{n}{counter}増え、{effect}が見られた。", "平成24年度に始めた{activity}が定着し、{people}の参加が{m}人あった。",
    "平成29年度の{m}件から{activity}の申込みが減り、目標に届かなかった。", "平成28年度に策定した計画に基づき{activity}を{n}{counter}行った。",
    "令和2年度の完成に向けて、{thing}の{activity}を{n}{counter}終えた。", "平成30年度は{n}{counter}で、平成28年度の{m}件を下回った。",
    "平成27年国勢調査の結果を基に{activity}の対象を選んだ。", "平成29年度に続いて{activity}を行い、{people}{m}人が参加した。",
    "平成26年度以来の大雪により、{activity}を{n}{counter}追加した。", "前年度（平成29年度）より{activity}の参加が{m}人増えた。",
]


def other_year(bed):
    """A reason that is about another year."""
    bed.data["年度評価"][LAST]["評価内容"] = say(bed, bed.choose(OTHER_YEAR))
    return [bed.at("年度評価", LAST, "評価内容")]


def year_in_order(bed):
    """Another year is named, and has to do with this one."""
    bed.data["年度評価"][LAST]["評価内容"] = say(bed, bed.choose(YEAR_IN_ORDER))
    return [bed.at("年度評価", LAST, "評価内容")]


LEFT = [
    "○○課と協議し、{activity}を{n}{counter}行う。", "{activity}はXX件で、{effect}が見られた。", "{partner}との協議の結果を追記（要確認）。", "●●地区で{activity}を行う。",
    "TODO {activity}の件数を入れる", "{activity}を〇〇回実施し、{people}の参加を得た。", "{thing}の費用は△△千円の見込みである。", "{effect}について（後日記入）",
    "未定", "調整中", "（ここに{activity}の結果を記入）", "{activity}の実績は××人であった。",
]
NOT_LEFT = [
    "{people}に○×形式の調査を行い、{m}人から回答を得た。", "{thing}の点検の結果は○が{n}か所、×が2か所であった。", "費用は△{m}千円となり、{effect}が進んだ。", "◎の評価を受けた{activity}を{n}{counter}続ける。",
    "職員が「○○さん」と名前で呼ぶ運動を{area}で続ける。", "{activity}の時期は、{partner}の日程が未定であるため6月に定める。", "会場との調整中に{activity}の申込みが{m}件あった。", "{activity}を3回×{n}か所行う。",
    "記入例として「○○町1丁目」のように示した案内を{m}部配った。", "{people}が確認を要する事項を一覧にし、{activity}に用いる。",
]


def left(bed):
    """A stand-in that nobody replaced."""
    return replaced(bed, say(bed, bed.choose(LEFT)))


def not_left(bed):
    """Signs that stand for themselves."""
    return replaced(bed, say(bed, bed.choose(NOT_LEFT)))


# Two spellings of one word, and a sentence for each, to stand in two texts of one sheet.
PROCEDURE = ("{thing}に関する{{0}}を{partner}と確かめる。", "{area}での{{0}}に{n}日を要したため、方法を改める。")
PEOPLE = ("{activity}には{{0}}も{m}人参加した。", "{area}に住む{{0}}の意見を{activity}に反映する。")
MACHINES = ("{activity}の結果を収める{{0}}を更新する。", "{{0}}の台数を{n}台に減らし、{activity}の費用に充てる。")
SPELLINGS = [
    ("取組", "取組み", PROCEDURE), ("取組", "取り組み", PROCEDURE), ("問合せ", "問い合わせ", PROCEDURE), ("子ども", "子供", PEOPLE),
    ("申込み", "申し込み", PROCEDURE), ("手続", "手続き", PROCEDURE), ("見積り", "見積もり", PROCEDURE), ("受付", "受け付け", PROCEDURE),
    ("サーバー", "サーバ", MACHINES), ("打合せ", "打ち合わせ", PROCEDURE), ("引継ぎ", "引き継ぎ", PROCEDURE), ("障害者", "障がい者", PEOPLE),
]
# A noun, and what is rightly spelled otherwise: verbs, names, laws.
RIGHTLY = [
    ("{thing}の取組を{people}に知らせる。", "{people}とともに{activity}に取り組み、{effect}を図る。"), ("申込みは{m}件であった。", "{people}が申し込んだ{activity}を{n}{counter}行う。"),
    ("受付を{area}でも始める。", "{activity}の申請を{m}件受け付けた。"), ("問合せが{m}件あった。", "{partner}に問い合わせた結果を{activity}に用いる。"),
    ("手続に要する時間を{n}分短くする。", "行政手続法に基づき{activity}の基準を示す。"), ("子どもの参加が{m}人あった。", "「子供・若者育成支援推進大綱」を{activity}に反映する。"),
    ("引継ぎを{n}月に行う。", "{partner}に引き継いだ{activity}は{n}{counter}である。"), ("打合せを{n}回行う。", "{partner}と打ち合わせた内容を{activity}に生かす。"),
]


def sentences(bed, one, two):
    """A sentence in each of two texts of the questions."""
    first, second = bed.random.sample(list(CHECKS), 2)
    spots = []
    for check, text in ((first, one), (second, two)):
        key = f"{check}の理由"
        bed.data[key] = text + bed.data[key]
        spots.append(bed.at(key))
    return spots


def free_of(bed, words):
    """Whether no text of the sheet has one of the words."""
    return not any(word in text for text in texts(bed.data) for word in words)


def texts(value):
    """The texts of a record, without its keys."""
    if isinstance(value, dict):
        value = list(value.values())
    return [text for it in value for text in texts(it)] if isinstance(value, list) else [str(value)]


def drift(bed):
    """A word in two spellings within one sheet."""
    usual, other, (one, two) = SPELLINGS[bed.number % len(SPELLINGS)]
    if not free_of(bed, ["取組", "申込", "受付", "受け付", "問合", "手続", "打合", "引継", "子供", "こども", "障がい"]):
        return None
    return sentences(bed, say(bed, one).format(usual), say(bed, two).format(other))


def rightly(bed):
    """A noun beside a verb, a name or a law."""
    one, two = RIGHTLY[bed.number % len(RIGHTLY)]
    if not free_of(bed, ["取組", "取り組", "申込", "申し込", "受付", "受け付", "問合", "問い合", "手続", "子供", "引継", "打合"]):
        return None
    return sentences(bed, say(bed, one), say(bed, two))


LETTERS = [
    "{activity}の参加者は1O2人で、{effect}が見られた。", "利用はl20件であった。{partner}と対策を協議する。", "{thing}の点検を2O1か所で行う。", "{people}{m}人のうち3l人が参加した。",
    "{activity}を平成3O年12月に終えた。", "費用は1,2OO千円を見込む。", "{activity}の実績は４Ｏ５件であった。", "目標の9S.5％に対し、{area}は8l.0％にとどまる。",
    "{people}の満足度は8O.4％であった。", "申込みはI50件で、{activity}の定員を超えた。",
]
RIGHT_LETTERS = [
    "A4判の案内を{m}部作成した。", "O157の予防について{activity}を{n}{counter}行う。", "CO2の排出を年{m}t減らす。", "5Gの基地局の整備を{partner}に働きかける。", "H30年度の{activity}は{n}{counter}である。",
    "3D計測により{thing}を{n}か所調べた。", "{activity}に5S活動を取り入れる。", "B5判とA3判の地図を{m}枚配った。", "500mlの飲料水を{m}本備える。", "K8系の{thing}を{n}か所更新する。",
]


def letters(bed):
    """A letter that looks like a digit, in a number of a text."""
    return replaced(bed, say(bed, bed.choose(LETTERS)))


def right_letters(bed):
    """Codes, sizes and models."""
    return replaced(bed, say(bed, bed.choose(RIGHT_LETTERS)))


KINDS = [
    Kind("wrong year mentioned", ["評価"], [other_year], [year_in_order]),
    Kind("placeholder left", ["方向", "点検", "評価"], [left], [not_left], planted=12),
    Kind("spelling in variants", ["点検"], [drift], [rightly], planted=12, alike=8),
    Kind("letter in a number of a text", ["方向", "点検", "評価"], [letters], [right_letters]),
]
