"""Texts that were copied: from an earlier year, nearly so, or from sheet to sheet."""

from city.program import CHECKS, FIRST, LAST

from .kind import Kind

# The texts of a year that are compared with those of the year before: block → field of each year.
YEARLY = {"評価": ("年度評価", ["評価内容", "今後の方針"]), "活動": ("活動の内容", ["実績"])}


def yearly(bed):
    """One of the fields of a block, in both years: its key, both tables."""
    block, keys = YEARLY[bed.area]
    key = keys[bed.number // 2 % len(keys)]
    return block, key, bed.data[block][FIRST], bed.data[block][LAST]


def wide(text):
    """Digits in full width."""
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


COPIES = [
    lambda text: (text, text),
    lambda text: (text, text.replace("、", "，")),
    lambda text: (f"平成29年度は、{text}", f"平成30年度は、{text}"),
    lambda text: (text, text.rstrip("。")),
    lambda text: (text, wide(text)),
    lambda text: (f"（平成29年度）{text}", f"（平成30年度） {text}"),
    lambda text: (text, text.replace("。", "。\n").strip()),
    lambda text: (f"H29は{text}", f"H30は{text}"),
    lambda text: (f"・{text}", text),
    lambda text: (text, text.replace("、", "、 ")),
]


def copied(bed):
    """Last year's text, with what makes no difference."""
    block, key, before, now = yearly(bed)
    before[key], now[key] = bed.choose(COPIES)(before[key])
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)] if before[key] else None


def same_beginning(bed):
    """The same way of saying it, of other work."""
    block, key, before, now = yearly(bed)
    head = bed.choose(["前年度の評価を踏まえて方法を改めた。", "関係者との協議の結果をまとめた。", "利用者の声を毎月集めた。", "担当者の体制を整えた上で進めた。"])
    before[key], now[key] = head + before[key], head + now[key]
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)]


def other_numbers(bed):
    """The same sentence with this year's numbers."""
    block, key, before, now = yearly(bed)
    thing, activity = bed.sheet.writer.thing, bed.random.choice(bed.sheet.writer.field.activities)[0]
    template = bed.choose([
        f"{thing}の{activity}を{{0}}回行い、延べ{{1}}人が参加した。", f"{activity}は{{0}}件で、{thing}の利用は{{1}}件だった。",
        f"{{0}}月に{activity}を終え、{thing}の点検を{{1}}か所で行った。", f"{thing}に係る{activity}の参加は{{1}}人（{{0}}回）である。",
    ])
    r = bed.random
    before[key] = template.format(r.randint(2, 5), r.randint(20, 90))
    now[key] = template.format(r.randint(6, 12), r.randint(100, 480))
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)]


def quotes_last_year(bed):
    """Says what became of last year's sentence."""
    block, key, before, now = yearly(bed)
    quoted = before[key].split("。")[0]
    now[key] = f"前年度に「{quoted}」としたことについて、{now[key]}"
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)]


def half_new(bed):
    """The first sentence stays, the second is new, and longer."""
    block, key, before, now = yearly(bed)
    first = before[key].split("。")[0] + "。"
    writer = bed.sheet.writer
    before[key] = first + (writer.done() if bed.area == "活動" else writer.next_steps())
    now[key] = first + (writer.done() + writer.done() if bed.area == "活動" else writer.next_steps() + writer.next_steps())
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)]


def long_text(bed):
    """A text of a year that is long enough for a few words to be few."""
    writer = bed.sheet.writer
    return writer.done() + writer.next_steps() + writer.next_steps()


EDITS = [
    lambda text: text[:-1] + "予定である。" if not text.endswith("る。") else text[:-1] + "ものとする。",
    lambda text: "引き続き、" + text,
    lambda text: text.replace("。", "。さらに、", 1),
    lambda text: text.replace("実施し", "行い").replace("実施した", "行った").replace("行い", "実施し", 1),
    lambda text: text.replace("進め", "推し進め").replace("加え", "追加し").replace("図る", "目指す") + "今後も同様とする。",
    lambda text: "平成30年度も、" + text,
    lambda text: text.replace("において", "で").replace("ため、", "ことから、").replace("のほか", "に加え") + "以上。",
    lambda text: text.replace("、", "、市内の", 1),
    lambda text: text.replace("する。", "していく。").replace("した。", "しました。") + "なお、効果は確認中である。",
    lambda text: text.replace("協力", "支援").replace("意見", "声").replace("費用", "経費") + "継続する。",
]


def edited(bed):
    """Last year's text with a few words changed."""
    block, key, before, now = yearly(bed)
    before[key] = long_text(bed)
    now[key] = bed.choose(EDITS)(before[key])
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)] if now[key] != before[key] else None


def same_frame(bed):
    """The frame of a report form, filled in with other work."""
    block, key, before, now = yearly(bed)
    writer = bed.sheet.writer
    for cells in (before, now):
        cells[key] = "【取組】" + writer.done() + "【課題】" + writer.next_steps()
    return [bed.at(block, LAST, key), bed.at(block, FIRST, key)]


EMPTY_PHRASES = [
    ("{0}継続して事業を実施する。", ["現状どおり", "今後も現状のまま", "引き続き"]),
    ("{0}適正な事務の執行に努める。", ["今後とも", "引き続き", "法令に従い"]),
    ("{0}と連携を図りながら推進していく。", ["関係機関", "関係団体等", "関係各課"]),
    ("市民ニーズを{0}、効果的な事業の実施に努める。", ["的確に把握し", "踏まえながら", "十分に考慮し"]),
    ("{0}計画的な事業の推進に努める。", ["財政状況を勘案しながら", "社会情勢の変化に応じて", "優先順位を考慮し"]),
    ("事業の必要性は{0}、現状のまま継続が妥当である。", ["高く", "認められ", "変わらず"]),
    ("{0}事業内容の見直しを検討する。", ["必要に応じて", "状況を見ながら", "適宜"]),
    ("{0}ため、成果の向上が期待できる。", ["必要な事業である", "市民の関心が高い", "需要がある"]),
    ("{0}、市が実施すべき事業である。", ["公共性が高く", "市民生活に密着しており", "民間では対応できず"]),
    ("これ以上の{0}は困難である。", ["経費の削減", "事業費の縮小", "人員の削減"]),
]
AREAS = {
    "評価": lambda data, random: ("年度評価", LAST, random.choice(["評価内容", "今後の方針"])),
    "方向": lambda data, random: (random.choice(["課の方向性", "課長の方向性"]) + "の説明",),
    "点検": lambda data, random: (random.choice(list(CHECKS)) + "の理由",),
}


def put(data, path, text):
    """Writes a text at a path."""
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = text


def get(data, path):
    """What stands at a path."""
    for key in path:
        data = data[key]
    return data


def shared(bed, count, make):
    """One text in several sheets, at the same field."""
    others = bed.others(count - 1)
    if others is None:
        return None
    path, spots = AREAS[bed.area](bed.data, bed.random), []
    for sheet in [bed.sheet, *others]:
        put(sheet.data, path, make(sheet, path))
        spots.append(bed.at(*path, sheet=sheet))
    return spots


def boilerplate(bed):
    """A sentence that fits everything, in three to six sheets."""
    template, words = EMPTY_PHRASES[bed.number % len(EMPTY_PHRASES)]
    text = template.format(words[bed.random.randrange(len(words))])
    return shared(bed, bed.random.randint(3, 6), lambda sheet, path: text)


def two_only(bed):
    """A sentence that two sheets share."""
    text = bed.sheet.writer.next_steps()
    return shared(bed, 2, lambda sheet, path: text)


def goes_on(bed):
    """The same beginning, and then what is peculiar to each."""
    head = bed.choose(["現状どおり継続して実施する。", "引き続き必要な事業である。", "今後も直営で行う。", "見直しの余地は少ない。"])
    return shared(bed, 4, lambda sheet, path: head + get(sheet.data, path))


def own_words(bed):
    """One way of saying it, filled in with the names of each."""
    template = bed.choose(["{0}を{1}とともに進め、{2}を確かめる。", "{1}の助言を受けて{0}を改め、{2}につなげる。", "{0}の在り方を{1}と話し合い、{2}を急ぐ。"])

    def make(sheet, path):
        writer = sheet.writer
        return template.format(sheet.data["事務事業"], writer.partner, bed.random.choice(writer.field.effects)) + get(sheet.data, path)

    return shared(bed, 4, make)


KINDS = [
    Kind("text of an earlier year", ["評価", "評価", "評価", "活動"], [copied], [same_beginning, other_numbers, quotes_last_year, half_new]),
    Kind("nearly the text of an earlier year", ["評価", "評価", "評価", "活動"], [edited], [other_numbers, same_frame, half_new, quotes_last_year]),
    Kind("one sentence in many sheets", ["評価", "方向", "点検"], [boilerplate], [two_only, goes_on, own_words], alike=9, also=["choice-against-reason"]),
]
