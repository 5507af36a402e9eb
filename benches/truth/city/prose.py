"""Municipal prose, composed: what was done, what comes next, why something was judged as it was.

A Writer knows the project that it writes about. It never says the same twice in one city, nor nearly the same twice in a sheet,
so that what a rule finds about repeated texts was planted.
"""

from .program import CHECKS

AREAS = "本町 港町 末広町 赤坂町 猪野町 立石町 日向町 綾浜地区 越路地区 吉浦地区".split()
MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]

DONE = [
    "{partner}と連携し、{area}で{activity}を{n}{counter}実施した。",
    "{month}月に{activity}を{n}{counter}行い、{people}延べ{m}人の協力を得た。",
    "{thing}について{activity}を{n}{counter}実施し、{effect}につなげた。",
    "{people}を対象に{activity}を{n}{counter}行った。{problem}に備え、{area}の分は{month}月に前倒しした。",
    "{activity}は{n}{counter}で、うち{m}件は{area}からの要望によるものだった。",
    "{thing}の担当を{k}人とし、{activity}を{n}{counter}終えた。{partner}との協議も{k}回持った。",
    "計画した{activity}を{month}月までに{n}{counter}完了した。{people}からは{effect}を評価する声があった。",
    "{area}と{area2}を重点に、{activity}を{n}{counter}実施した。",
    "{activity}（{n}{counter}）のほか、{thing}の案内を{m}部作成し、{partner}の窓口に置いた。",
    "{month}月の補正予算により、{thing}の{activity}を{n}{counter}追加で行った。",
]
PLANNED = [
    "{activity}を{n}{counter}実施し、{effect}を図る。",
    "{month}月までに{area}の{activity}を終え、続いて{area2}に着手する。",
    "{partner}と{k}回の協議を行い、{thing}の{activity}の範囲を広げる。",
    "{people}への周知を{month}月に行った上で、{activity}を{n}{counter}予定する。",
    "{problem}に対応するため、{activity}を{n}{counter}に増やす。",
    "{activity}{n}{counter}を{area}から順に進め、{month}月に結果を取りまとめる。",
    "{thing}に係る{activity}を{partner}に委託し、{n}{counter}を行う。",
    "上半期に{activity}を{n}{counter}、下半期に{people}との意見交換を{k}回開く。",
]
REASONS = {
    "達成": [
        "「{indicator}」が{value}{unit}となり、目標を達成した。{activity}を{area}でも行ったことが寄与した。",
        "指標「{indicator}」は目標に届き、{effect}が見られた。{partner}の協力によるところが大きい。",
        "{month}月に始めた{activity}の効果で、{indicator}は{value}{unit}と目標を満たした。",
        "{people}への働きかけを{n}回行い、目標とした{indicator}の水準（{value}{unit}）に達した。",
        "目標を達成した。{area}で{activity}を重ねたことにより、{problem}の影響を抑えられた。",
    ],
    "未達": [
        "「{indicator}」が{value}{unit}にとどまり、目標に届かなかった。{problem}が主な要因である。",
        "{activity}は計画どおり行ったが、{problem}により指標の目標を達成できなかった。",
        "{indicator}は{value}{unit}で目標を下回った。{area}での{activity}の参加が{m}人と少なかった。",
        "目標との差は、{month}月に予定した{activity}を取りやめたことによる。{people}への周知も十分ではなかった。",
        "{partner}との調整に{k}か月を要し、{indicator}の目標に届かなかった。",
    ],
}
NEXT = [
    "{problem}を踏まえ、{activity}の対象に{area}を加える。",
    "{partner}と役割を分け、{thing}の{activity}を年{n}{counter}行う体制とする。",
    "{people}の意見を{month}月までに聞き取り、{activity}の方法に反映する。",
    "{effect}に向けて、{area2}での{activity}を{k}割増やす。",
    "{thing}の費用を抑えるため、{activity}を{partner}と共同で発注する。",
    "{indicator}を四半期ごとに確かめ、{month}月の時点で目標に届かないときは{activity}を追加する。",
    "{area}に続いて{area2}で{activity}を始め、{people}の負担を軽くする。",
    "{k}年後の{thing}の更新を見据え、{activity}の記録を台帳にまとめる。",
]
COMMENTS = {
    "現状維持": [
        "{thing}は{people}に定着しており、{activity}の規模を保ちながら{effect}を確かめていく。",
        "{partner}との分担が機能しているため、{area}を含めて今の進め方を続ける。",
        "{indicator}が安定していることから、{activity}の回数と予算を今の水準とする。",
        "{problem}への対応は済んでおり、{thing}を引き続き{k}人で担う。",
        "{activity}に代わる手段がなく、{people}の需要も{m}件程度で推移しているため、内容を変えない。",
    ],
    "改革改善": [
        "{problem}が進んでいるため、{activity}を{partner}に委ね、職員は{area}の支援に回る。",
        "{thing}の{activity}を電子申請に改め、{people}の来庁を{m}件減らす。",
        "{effect}が頭打ちであり、{activity}の対象を{people}に絞って効果を高める。",
        "{area}と{area2}で重なっている{activity}を1つにまとめ、{thing}の経費を{k}割抑える。",
        "{indicator}の伸びが鈍いことから、{activity}の時期を{month}月に改め、方法も見直す。",
    ],
    "終了・廃止・休止": [
        "{thing}の{activity}は{area}の完了をもって目的を果たしたため、事業を終える。",
        "{people}の利用が{m}件まで減り、{partner}の事業で代えられるため、廃止する。",
        "国の補助の終了に合わせて{activity}を休止し、{thing}の在り方を{k}年かけて検討する。",
    ],
}
AIMS = [
    "{people}が安心して暮らせるよう、{thing}を通じて{effect}を図る。",
    "{problem}に対応し、{area}をはじめ市内の{effect}を目指す。",
    "{thing}を適切に保ち、{people}の{effect}に役立てる。",
    "{partner}とともに{thing}を進め、{effect}を実現する。",
]
OUTLINES = [
    "{thing}について、{partner}の協力を得て{activity}などを行う事業。対象は{people}で、{area}から順に進める。",
    "{people}に向けて{activity}を年{n}{counter}程度行うほか、{thing}に関する相談に応じる事業。",
    "{thing}の維持に必要な{activity}を計画的に行う。{area}と{area2}に拠点を置き、{k}人で担当する。",
    "{effect}のため、{partner}に{activity}を委託し、市は{thing}の計画と確認を担う。",
]
# Why a question about a project was answered so: the first answer of each, then the second.
ANSWERS = {
    "政策体系との整合": ("{thing}の{activity}は、施策が目指す{effect}に直接つながる。", "{thing}と施策の結び付きが弱く、{activity}の位置付けを改める必要がある。"),
    "公共関与の妥当性": ("{problem}は{people}だけでは解決できず、市が{activity}を担う必要がある。", "{partner}でも{activity}を行えるため、{thing}への市の関わり方を改める余地がある。"),
    "対象の妥当性": ("{thing}を必要とする{people}に対象を限っており、{area}の実情にも合っている。", "{people}のうち{thing}を利用しない人が多く、{area}に重点を置くべきである。"),
    "成果の向上余地": ("{area2}での{activity}を増やせば、{indicator}をさらに改善できる。", "{indicator}は近隣市で最も良い水準にあり、{activity}を増やしても大きくは変わらない。"),
    "廃止・休止の影響": ("{activity}をやめると、{people}の{effect}が妨げられる。", "{thing}の利用は{m}件にとどまり、{partner}の事業で補えるため、やめても支障は小さい。"),
    "類似事業との統合": ("{thing}を扱う事業はほかになく、{activity}には専門の知識が要る。", "{partner}が行う{activity}と時期をそろえれば、{people}への案内を一度で済ませられる。"),
    "事業費の削減余地": ("{thing}の{activity}は必要最小限の{n}{counter}であり、これ以上減らすと{effect}を損なう。", "{activity}を{partner}と共同で発注すれば、{thing}の費用を{k}割ほど減らせる。"),
    "人件費の削減余地": ("{k}人で{area}など{m}件を受け持っており、{activity}の時間をこれ以上減らせない。", "{thing}の{activity}を委託すれば、職員の時間を年{m}時間減らせる。"),
    "受益機会の公平性": ("{people}であれば誰でも{thing}を利用でき、{area}でも{activity}を行っている。", "{area}の{people}は{thing}を利用しにくく、{activity}の会場を増やす必要がある。"),
    "費用負担の公平性": ("{people}の負担は近隣市と同じ程度で、{thing}の費用の{k}割を賄う額に定めている。", "{thing}の費用に対して{people}の負担が軽く、{activity}の料金を改める必要がある。"),
}
TAILS = ["", "", "", "{month}月の会議で{partner}とも確認した。", "{area}の{people}からも同じ意見がある。", "{area2}では{m}件の利用があった。"]


def pairs(text):
    """The pairs of neighbouring letters."""
    return {text[place : place + 2] for place in range(len(text) - 1)}


def likeness(one, other):
    """How much two texts have in common, from 0 to 1."""
    first, second = pairs(one), pairs(other)
    return len(first & second) / max(1, len(first | second))


class Writer:
    """Writes about one project."""

    def __init__(self, field, thing, random, said):
        self.field, self.thing, self.random, self.said = field, thing, random, said
        self.people, self.partner = random.choice(field.people), random.choice(field.partners)
        self.indicator, self.value, self.unit = "利用者数", "120", "人"
        self.here = []

    def fill(self, template):
        """A template with the words of the project."""
        pick, number = self.random.choice, self.random.randint
        activity, counter = pick(self.field.activities)
        area, area2 = self.random.sample(AREAS, 2)
        return template.format(
            thing=self.thing, people=self.people, partner=self.partner, activity=activity, counter=counter, area=area,
            area2=area2, effect=pick(self.field.effects), problem=pick(self.field.problems), month=pick(MONTHS),
            n=number(2, 48), m=number(11, 980), k=number(2, 6), indicator=self.indicator, value=self.value, unit=self.unit,
        )

    def new(self, templates, tails=("",)):
        """A sentence that nobody has said in this city, and that is unlike what this sheet says."""
        for _ in range(400):
            text = self.fill(self.random.choice(templates) + self.random.choice(tails))
            if text not in self.said and all(likeness(text, it) < 0.6 for it in self.here):
                break
        self.said.add(text)
        self.here.append(text)
        return text

    def several(self, templates):
        """One to three sentences."""
        return "".join(self.new(templates) for _ in range(self.random.choice([1, 1, 2, 2, 3])))

    def done(self):
        return self.several(DONE)

    def planned(self):
        return self.several(PLANNED)

    def reason(self, met):
        return self.new(REASONS["達成" if met else "未達"], TAILS)

    def next_steps(self):
        return self.new(NEXT, TAILS)

    def comment(self, direction):
        return self.new(COMMENTS[direction], TAILS)

    def aim(self):
        return self.new(AIMS)

    def outline(self):
        return self.new(OUTLINES)

    def answer(self, check, answer):
        return self.new([ANSWERS[check][CHECKS[check].index(answer)]], TAILS)
