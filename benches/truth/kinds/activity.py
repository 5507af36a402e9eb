"""What was planned and what was done: a plan that is a result, a result that is a plan, and the same as before."""

from city.program import DIRECTIONS, FIRST, LAST, NEXT, SOURCES

from .kind import Kind
from .texts import wide


def names(bed, count):
    """Activities of the project, different ones."""
    return bed.random.sample(bed.sheet.writer.field.activities, count)


def listed(bed):
    """What clerks put into such a cell: a list of nouns with numbers."""
    (one, by_one), (two, by_two), (three, _) = names(bed, 3)
    r, area, writer = bed.random, bed.random.choice(["本町", "港町", "綾浜地区"]), bed.sheet.writer
    return r.choice([
        f"{one}{r.randint(3, 40)}{by_one}、{two}{r.randint(3, 40)}{by_two}、{three}の実施",
        f"{area}の{one}（{r.randint(3, 40)}{by_one}）及び{writer.thing}の{two}",
        f"{writer.thing}について、{one}と{three}を{writer.partner}に委託",
        f"①{one} {r.randint(3, 40)}{by_one}\n②{two} {r.randint(3, 40)}{by_two}\n③{three}",
        f"{writer.people}への{one}、{area}での{two}ほか",
        f"{one}を{r.randint(3, 40)}{by_one}行った。{two}を{writer.partner}と実施した。",
    ])


def cells(bed):
    """The table of years to write in: the field of the city's own, or the schedule where the sheet has one."""
    if bed.number % 4 == 3:
        return (("取組工程", "1", "年度"), bed.data["取組工程"][0]["年度"]) if "取組工程" in bed.data else None
    return ("活動の内容",), bed.data["活動の内容"]


COPIES = [
    str, str, wide, lambda text: text + "。" if not text.endswith("。") else text[:-1], str,
    lambda text: text.replace("、", "， "), str, str, lambda text: text.replace("（", "(").replace("）", ")"), str,
]


def plan_is_result(bed):
    """This year's plan is what last year's result says."""
    found = cells(bed)
    if found is None:
        return None
    path, years = found
    before, after = (LAST, NEXT) if bed.number % 3 else (FIRST, LAST)
    years[before]["実績"] = listed(bed)
    years[after]["計画"] = bed.choose(COPIES)(years[before]["実績"])
    return [bed.at(*path, after, "計画"), bed.at(*path, before, "実績")]


def more_of_it(bed):
    """The same work in another number."""
    one, counter = names(bed, 1)[0]
    r, thing = bed.random, bed.sheet.writer.thing
    template = bed.choose([f"{thing}の{one}を{{0}}{counter}", f"{one} {{0}}{counter}", f"{one}（{{0}}{counter}）ほか{thing}の周知"])
    years = bed.data["活動の内容"]
    years[LAST]["実績"], years[NEXT]["計画"] = template.format(r.randint(3, 20)), template.format(r.randint(21, 48))
    return [bed.at("活動の内容", NEXT, "計画"), bed.at("活動の内容", LAST, "実績")]


def and_more(bed):
    """Last year's work, and what is new."""
    years = bed.data["活動の内容"]
    years[LAST]["実績"] = listed(bed).rstrip("。")
    years[NEXT]["計画"] = f"前年度に実施した内容に加え、{bed.sheet.writer.planned()}"
    return [bed.at("活動の内容", NEXT, "計画"), bed.at("活動の内容", LAST, "実績")]


def next_place(bed):
    """The same work, in the next part of the city."""
    one = names(bed, 1)[0][0]
    years, (here, there) = bed.data["活動の内容"], bed.random.sample(["本町", "港町", "末広町", "綾浜地区", "越路地区"], 2)
    head = bed.choose([f"{here}の{one}", f"{here}で{one}を行い、{bed.sheet.writer.partner}に引き継いだ。", f"{one}（{here}）"])
    years[LAST]["実績"] = head
    years[NEXT]["計画"] = head.replace(here, there).replace("引き継いだ", "引き継ぐ")
    return [bed.at("活動の内容", NEXT, "計画"), bed.at("活動の内容", LAST, "実績")]


def short_word(bed):
    """One word says all of it."""
    years, word = bed.data["活動の内容"], bed.choose(["実施", "全庁実施", "運用", "通年で実施"])
    years[LAST]["実績"], years[NEXT]["計画"] = word, word
    return [bed.at("活動の内容", NEXT, "計画"), bed.at("活動の内容", LAST, "実績")]


PRESENT = [
    "{one}を{n}{counter}実施する。", "{partner}と連携し、{one}を行う。", "{thing}の{one}を進めていく。", "{one}を{n}{counter}実施する予定である。",
    "{people}を対象に{one}を開催する。{effect}を図る。", "{month}月までに{one}を終える。", "{one}に取り組み、{effect}を目指す。",
    "{thing}について検討を進める。", "{one}を実施することとしている。", "{area}から順に{one}を行い、{effect}につなげていきます。",
]


def text_of(bed, template):
    """A template with the words of the project."""
    one, counter = names(bed, 1)[0]
    writer, r = bed.sheet.writer, bed.random
    return template.format(
        one=one, counter=counter, n=r.randint(2, 40), partner=writer.partner, thing=writer.thing, people=writer.people,
        effect=r.choice(writer.field.effects), month=r.randint(4, 12), area=r.choice(["本町", "港町", "綾浜地区"]), m=r.randint(20, 900),
    )


def present_result(bed):
    """A result that tells what is going to be done."""
    found = cells(bed)
    if found is None:
        return None
    path, years = found
    years[LAST]["実績"] = text_of(bed, bed.choose(PRESENT))
    return [bed.at(*path, LAST, "実績")]


IN_ORDER = [
    "{one}を{n}{counter}実施した。次年度は回数を増やす。", "{one}の実施（{n}{counter}）", "{one} {n}{counter}、参加者 延べ{m}人",
    "{month}月に{one}を開始し、利用は増加傾向にある。", "{partner}に{one}を委託しました。{people}の申込みは{m}件ありました。",
    "{one}は{m}件で、前年度を上回る。", "{thing}の{one}を{n}{counter}行っている。", "{one}を{n}{counter}行い、{thing}の台帳を更新済み",
    "{month}月の大雨のため{one}を中止した。代わりの日程で{n}{counter}行う。", "該当する{one}がなかったため、実施せず。",
]


def told_result(bed):
    """A result that is one, whatever its last word."""
    bed.data["活動の内容"][LAST]["実績"] = text_of(bed, bed.choose(IN_ORDER))
    return [bed.at("活動の内容", LAST, "実績")]


def described(bed):
    """The result is what the project is said to be."""
    text = bed.data["取組の内容"]
    forms = [text, text.rstrip("。"), wide(text), text.replace("、", "，"), text]
    found = cells(bed)
    if found is None:
        return None
    path, years = found
    if bed.number % 5 == 4:
        text = bed.data["取組の内容"] = text_of(bed, "{thing}の{one}と、{people}への案内の配布を{partner}とともに行うこと。")
        forms = [text] * 5
    years[LAST]["実績"] = forms[bed.number % 5]
    return [bed.at(*path, LAST, "実績")]


def takes_it_up(bed):
    """Names the work of the description, and says what came of it."""
    template = bed.choose([
        "{thing}について、{partner}の協力を得て{one}を{n}{counter}行った。", "{people}に向けて{one}を{n}{counter}行い、相談{m}件に応じた。",
        "{thing}の維持に必要な{one}を{n}{counter}、計画的に行った。", "{partner}への委託により{one}を{n}{counter}終えた。",
    ])
    bed.data["活動の内容"][LAST]["実績"] = text_of(bed, template)
    return [bed.at("活動の内容", LAST, "実績")]


SAME = [
    "前年度と同じ", "前年度と同様", "前年度に同じ。", "昨年度と同じ", "前年度同様", "同上", "前年と同じ内容", "平成30年度と同じ", "前年度と同じく実施", "昨年度と同様に実施する。",
]


def change_costs(bed, factor):
    """The costs of the next year, by a factor, with their sum."""
    number = lambda text: int(str(text).replace(",", ""))
    for source in SOURCES:
        bed.data[source][NEXT] = f"{round(number(bed.data[source][LAST]) * factor):,}"
    bed.data["事業費"][NEXT] = f"{sum(number(bed.data[it][NEXT]) for it in SOURCES):,}"


def same_as_before(bed):
    """The same as last year, where the direction asks for change or the costs change by half."""
    if "費用" in bed.sheet.taken or "方向" in bed.sheet.taken:
        return None
    bed.sheet.taken |= {"費用", "方向"}
    if bed.number % 2:
        change_costs(bed, bed.choose([1.9, 0.4, 2.4, 0.3]))
    else:
        direct(bed, "改革改善")
    bed.data["活動の内容"][NEXT]["計画"] = bed.choose(SAME)
    return [bed.at("活動の内容", NEXT, "計画")]


def direct(bed, direction):
    """Both directions with their comments."""
    for who in ("課の方向性", "課長の方向性"):
        bed.data[who], bed.data[f"{who}の説明"] = direction, bed.sheet.writer.comment(direction)


def same_and_steady(bed):
    """The same as last year, and so it is."""
    if "費用" in bed.sheet.taken or "方向" in bed.sheet.taken:
        return None
    bed.sheet.taken |= {"費用", "方向"}
    change_costs(bed, bed.choose([1.0, 1.04, 0.97, 1.1]))
    direct(bed, DIRECTIONS[0])
    bed.data["活動の内容"][NEXT]["計画"] = bed.choose(SAME)
    return [bed.at("活動の内容", NEXT, "計画")]


def same_but(bed):
    """The words stand in a sentence that says what is different."""
    template = bed.choose([
        "前年度と同じ{one}に加え、{area}で{n}{counter}を追加する。", "{one}は前年度と同じ{n}{counter}とし、会場を{area}に移す。",
        "前年度と同様に{one}を{n}{counter}行うが、{partner}への委託に改める。",
    ])
    bed.data["活動の内容"][NEXT]["計画"] = text_of(bed, template)
    return [bed.at("活動の内容", NEXT, "計画")]


KINDS = [
    Kind("plan is last year's result", ["活動"], [plan_is_result], [more_of_it, and_more, next_place, short_word]),
    Kind("result in the present tense", ["活動"], [present_result], [told_result]),
    Kind("result is the description", ["活動"], [described], [takes_it_up], planted=8, alike=8),
    Kind("same as before, though changed", ["活動"], [same_as_before], [same_and_steady, same_but]),
]
