"""A sheet of the city: a project with its costs, indicators, judgements and texts, as one would find it."""

from dataclasses import dataclass
from dataclasses import field as of
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from . import program
from .program import CHECKS, FIRST, LAST, NEXT, SOURCES, YEARS
from .prose import Writer
from .vocabulary import FIELDS

PAST = YEARS[:-1]


@dataclass
class Sheet:
    """A record, and which of its blocks were planted in."""

    number: int
    data: dict
    writer: Writer
    taken: set = of(default_factory=set)

    @property
    def file(self):
        """Where it is in the city's folder."""
        return f"{program.PLAN}/{self.number:03}.md"

    def indicators(self, kind=None):
        """Place from 1, and the indicator."""
        return [(place, it) for place, it in enumerate(self.data["指標"], 1) if kind in (None, it["種類"])]


def rate(plan, actual, direction, digits="0.1"):
    """The achievement rate as kohyo documents it, rounded half up."""
    plan, actual = Decimal(str(plan)), Decimal(str(actual))
    value = plan / actual * 100 if direction == "減少" else actual / plan * 100
    return value.quantize(Decimal(digits), ROUND_HALF_UP)


def judgement(value):
    """The level of a rate."""
    return "a" if value >= 100 else "b" if value >= 80 else "c"


def grouped(value):
    """A number as a clerk types it: 1,204."""
    return f"{value:,}" if isinstance(value, int) else f"{value}"


def goal_series(random, low, high, direction, percent):
    """Targets that never become weaker, and results near them."""
    step = (high - low) / 40
    start = random.uniform(low + step * 8, high - step * 12)
    plans = [start]
    for _ in YEARS[1:]:
        move = 0 if direction == "維持" else random.uniform(0, step) * (-1 if direction == "減少" else 1)
        plans.append(min(high, max(low, plans[-1] + move)))
    number = (lambda it: round(it, 1)) if percent else (lambda it: max(1, round(it)))
    plans = [number(it) for it in plans]
    results = [number(min(100 if percent else it * 2, it * random.uniform(0.82, 1.13))) for it in plans[:-1]]
    if direction == "維持":
        results = [number(it * random.uniform(0.96, 1)) for it in plans[:-1]]
    if results == plans[:-1]:
        results[-1] = number(results[-1] * 0.9 - 1) if results[-1] > 3 else results[-1] + 1
    return plans, results


def indicator(random, row, kind, with_rates):
    """One indicator with its six years."""
    name, unit, low, high = row[:4]
    direction = row[4] if len(row) > 4 else "なし" if kind == "対象" else "増加"
    found = {"名称": name, "種類": kind, "単位": unit, "望ましい方向": direction, "年度": {}}
    if kind == "対象":
        value = random.randint(low, high)
        for year in PAST:
            value = max(2, value + round(value * random.uniform(-0.03, 0.02)))
            found["年度"][year] = {"実績": grouped(value)}
        return found
    plans, results = goal_series(random, low, high, direction, unit == "％")
    for year, plan in zip(YEARS, plans):
        cells = {"計画": grouped(plan)}
        if year != NEXT:
            cells["実績"] = grouped(results[YEARS.index(year)])
        if with_rates and year in (FIRST, LAST):
            value = rate(plan, results[YEARS.index(year)], direction)
            cells |= {"達成率": str(value), "達成状況": judgement(value)}
        found["年度"][year] = cells
    return found


def met(found, year):
    """Whether an indicator reached its target."""
    plan, actual = (Decimal(found["年度"][year][it].replace(",", "")) for it in ("計画", "実績"))
    return actual <= plan if found["望ましい方向"] == "減少" else actual >= plan


def indicators(random, field):
    """Three to seven indicators of a project."""
    rates = random.random() < 0.5
    outputs = [indicator(random, it, "活動", False) for it in random.sample(field.outputs, random.choice([1, 2, 2, 3]))]
    subjects = [indicator(random, it, "対象", False) for it in random.sample(field.subjects, random.choice([1, 1, 2]))]
    outcomes = [indicator(random, it, "成果", rates) for it in random.sample(field.outcomes, random.choice([1, 2, 2, 3]))]
    return [*outputs, *subjects, *outcomes]


def costs(random, kind):
    """Amounts by source for six years, and their sum."""
    size = {"建設事業": 60000, "施設管理": 9000, "ソフト事業": 2400, "内部事務": 900}[kind] * random.uniform(0.4, 2.5)
    shares = {source: random.uniform(0.1, 1) if random.random() < 0.55 else 0 for source in SOURCES[:-1]}
    shares["一般財源"] = random.uniform(0.4, 1)
    found = {source: {} for source in SOURCES}
    for year in YEARS:
        swing = random.uniform(0.5, 2.2) if kind == "建設事業" else random.uniform(0.9, 1.12)
        for source in SOURCES:
            found[source][year] = round(size * shares[source] * swing * random.uniform(0.95, 1.05))
    found["事業費"] = {}
    total(found)
    for name in found:
        found[name] = {year: grouped(value) for year, value in found[name].items()}
    return found


def total(found):
    """Sums the sources of each year, as numbers."""
    for year in YEARS:
        found["事業費"][year] = sum(found[source][year] for source in SOURCES)


def activities(writer, data, random, construction):
    """What was planned and done in two years and is planned for the next; for constructions also the schedule."""
    data["活動の内容"] = {year: {"計画": writer.planned(), "実績": writer.done()} for year in (FIRST, LAST)}
    data["活動の内容"][NEXT] = {"計画": writer.planned()}
    if construction:
        years = {year: {"計画": writer.new(["{area}の{activity}と設計", "{thing}の{activity}（{area}、{n}{counter}）"])} for year in (FIRST, LAST, NEXT)}
        for year in (FIRST, LAST):
            years[year]["実績"] = writer.new(["{area}で{activity}を{n}{counter}終え、設計もまとめた。", "{month}月に{activity}を{n}{counter}完了した。"])
        data["取組工程"] = [{"取組": writer.thing, "年度": years}]


def judgements(writer, data, random):
    """The ten questions with their reasons."""
    for check, answers in CHECKS.items():
        answer = answers[0] if random.random() < 0.78 else answers[1]
        data[check] = answer
        data[f"{check}の理由"] = writer.answer(check, answer)


def evaluations(writer, data, random):
    """The grades of two years, as the outcomes have it."""
    outcomes = [it for it in data["指標"] if it["種類"] == "成果"]
    data["年度評価"] = {}
    for year in (FIRST, LAST):
        reached = all(met(it, year) for it in outcomes)
        shown = next((it for it in outcomes if met(it, year) == reached), outcomes[0])
        writer.indicator, writer.unit, writer.value = shown["名称"], shown["単位"], shown["年度"][year]["実績"]
        data["年度評価"][year] = {
            "評価": random.choice("AB" if reached else "BCC"), "評価内容": writer.reason(reached),
            "今後の方針": writer.next_steps(), "公表日": program.PUBLISHED[year],
        }


def settle(one):
    """Grades a sheet again after its indicators were changed, so that the grade is still what they say."""
    outcomes = [it for it in one.data["指標"] if it["種類"] == "成果"]
    for year in (FIRST, LAST):
        cells = one.data["年度評価"].get(year, {})
        if cells.get("評価") not in ("C", "D"):
            continue
        try:
            reached = all(met(it, year) for it in outcomes)
        except (KeyError, ArithmeticError):
            continue
        if reached:
            cells["評価"] = "B"
            if "評価" not in one.taken:
                cells["評価内容"] = one.writer.reason(True)


def sheet(number, seed, name, thing, unit, field_name, said):
    """The sheet of a number."""
    random, field = Random(f"{seed}/sheet/{number}"), FIELDS[field_name]
    writer = Writer(field, thing, random, said)
    policy, measure = program.category(field_name)
    kind = "建設事業" if "整備" in name else "施設管理" if "維持" in name or "管理" in name else random.choice(["ソフト事業", "ソフト事業", "内部事務"])
    data = {
        "番号": number, "事務事業": name, "担当課": unit,
        "分類": {"政策": policy, "施策": measure, "基本事業": f"{measure}のための{random.choice(program.PARTS)}"},
        "事業区分": kind, "実施方法": random.choice(["直営", "一部委託", "全部委託", "補助"]), "根拠法令": random.choice(field.laws),
        "事業の対象": f"市内の{writer.people}", "目的と効果": writer.aim(), "取組の内容": writer.outline(),
        "指標": indicators(random, field),
    }
    shown = next(it for it in data["指標"] if it["種類"] == "成果")
    writer.indicator, writer.unit, writer.value = shown["名称"], shown["単位"], shown["年度"][LAST]["実績"]
    data |= costs(random, kind)
    activities(writer, data, random, kind == "建設事業")
    judgements(writer, data, random)
    evaluations(writer, data, random)
    direction = random.choices(program.DIRECTIONS, [70, 26, 4])[0]
    for who in ["課の方向性", "課長の方向性"]:
        data[who] = direction
        data[f"{who}の説明"] = writer.comment(direction)
    return Sheet(number, data, writer)
