"""The city's settings, its units, and the program file with the form."""

FIRST, LAST, NEXT = "平成29年度", "平成30年度", "令和元年度"
YEARS = ["平成26年度", "平成27年度", "平成28年度", FIRST, LAST, NEXT]
PUBLISHED = {FIRST: "2018-06-28", LAST: "2019-06-27"}
DAY = "2019-07-31"
PLAN = "content/reforms/jimu-2019"

# Departments, with their sections: name, identifier, reading, field of work.
UNITS = [
    ("総務部", "somu-bu", "そうむぶ", [
        ("総務課", "somu", "そうむか", "総務"), ("秘書広聴課", "hisho", "ひしょこうちょうか", "総務"),
        ("職員課", "shokuin", "しょくいんか", "総務"), ("管財課", "kanzai", "かんざいか", "総務"),
        ("防災管理室", "bosai", "ぼうさいかんりしつ", "防災")]),
    ("企画財政部", "kikaku-bu", "きかくざいせいぶ", [
        ("企画調整課", "kikaku", "きかくちょうせいか", "総務"), ("財政課", "zaisei", "ざいせいか", "税務"),
        ("税務課", "zeimu", "ぜいむか", "税務"), ("収納課", "shuno", "しゅうのうか", "税務")]),
    ("市民福祉部", "fukushi-bu", "しみんふくしぶ", [
        ("市民環境課", "kankyo", "しみんかんきょうか", "環境"), ("地域福祉課", "fukushi", "ちいきふくしか", "福祉"),
        ("長寿社会課", "choju", "ちょうじゅしゃかいか", "福祉"), ("子ども課", "kodomo", "こどもか", "子育て"),
        ("健康推進課", "kenko", "けんこうすいしんか", "健康"), ("国保年金課", "kokuho", "こくほねんきんか", "健康")]),
    ("農林水産部", "norin-bu", "のうりんすいさんぶ", [
        ("農林課", "norin", "のうりんか", "農林"), ("水産課", "suisan", "すいさんか", "漁港"),
        ("農業振興課", "nogyo", "のうぎょうしんこうか", "農林")]),
    ("商工港湾部", "shoko-bu", "しょうこうこうわんぶ", [
        ("商工課", "shoko", "しょうこうか", "商工"), ("観光交流課", "kanko", "かんこうこうりゅうか", "観光"),
        ("港湾経済課", "kowan", "こうわんけいざいか", "漁港"), ("企業立地課", "kigyo", "きぎょうりっちか", "商工")]),
    ("都市整備部", "toshi-bu", "としせいびぶ", [
        ("建設課", "kensetsu", "けんせつか", "土木"), ("道路河川課", "doro", "どうろかせんか", "土木"),
        ("住宅公園課", "jutaku", "じゅうたくこうえんか", "都市"), ("下水道課", "gesui", "げすいどうか", "上下水"),
        ("水道課", "suido", "すいどうか", "上下水")]),
    ("教育委員会", "kyoiku", "きょういくいいんかい", [
        ("学校教育課", "gakko", "がっこうきょういくか", "学校"), ("生涯学習課", "shogai", "しょうがいがくしゅうか", "社会教育")]),
    ("消防本部", "shobo", "しょうぼうほんぶ", [("消防総務課", "shobo-somu", "しょうぼうそうむか", "防災")]),
]

# 政策, and its 施策 with the fields of work that belong to it.
POLICIES = {
    "豊かな市民生活を実現する産業の振興": [("水産業の振興", "漁港"), ("農林業の振興", "農林"), ("商工業の振興", "商工"), ("観光の振興", "観光")],
    "安心が確保されたまちづくりの推進": [("防災体制の強化", "防災"), ("高齢者と障害者の福祉の充実", "福祉"), ("健康づくりの推進", "健康"), ("子育て支援の充実", "子育て")],
    "豊かな心を育む人づくりの推進": [("学校教育の充実", "学校"), ("生涯学習の推進", "社会教育")],
    "快適で潤いのある環境の創造": [("道路と河川の整備", "土木"), ("住環境の向上", "都市"), ("上下水道の整備", "上下水"), ("環境の保全", "環境")],
    "自立した行政経営の確立": [("市民に開かれた市政の推進", "総務"), ("健全な財政の運営", "税務")],
}
PARTS = ["施設と設備の維持", "担い手の育成と確保", "相談と支援の体制づくり", "啓発と情報発信"]

# What is asked of a project: the name of the field and the answers, a good one first.
CHECKS = {
    "政策体系との整合": ["結びついている", "見直す余地がある"],
    "公共関与の妥当性": ["妥当である", "見直す余地がある"],
    "対象の妥当性": ["適切である", "見直す余地がある"],
    "成果の向上余地": ["余地がある", "余地がない"],
    "廃止・休止の影響": ["影響がある", "影響がない"],
    "類似事業との統合": ["できない", "連携できる"],
    "事業費の削減余地": ["余地がない", "余地がある"],
    "人件費の削減余地": ["余地がない", "余地がある"],
    "受益機会の公平性": ["公平である", "見直す余地がある"],
    "費用負担の公平性": ["公平である", "見直す余地がある"],
}
SOURCES = ["国庫支出金", "県支出金", "地方債", "その他特定財源", "一般財源"]
DIRECTIONS = ["現状維持", "改革改善", "終了・廃止・休止"]


def sections():
    """The sections: name, field of work."""
    return [(name, field) for _, _, _, below in UNITS for name, _, _, field in below]


def category(field):
    """政策 and 施策 of a field of work."""
    return next((policy, measure) for policy, below in POLICIES.items() for measure, of in below if of == field)


def settings():
    """kohyo.yaml."""
    return (
        f"title: 大浜市 事務事業評価\nmunicipality:\n  name: 大浜市\n  address: 〒022-0000 大浜市本町1丁目1番1号\n"
        f"base_url: https://www.example.jp/\nas_of: {DAY}\ncontact: kikaku\n"
    )


def organization():
    """content/organization.yaml."""
    lines = ["部署:"]
    for number, (name, identifier, reading, below) in enumerate(UNITS):
        lines.append(f"  - {{ 識別子: {identifier}, 名称: {name}, 読み: {reading}, 種別: 部 }}")
        for place, (section, short, read, _) in enumerate(below):
            contact = f"{{ 電話: 0190-27-{number + 1}{place + 1}11 }}"
            lines.append(f"  - {{ 識別子: {short}, 名称: {section}, 読み: {read}, 種別: 課, 上位: {identifier}, 連絡先: {contact} }}")
    return "\n".join(lines) + "\n"


def declared():
    """The fields that the city adds to the form: 35 of them."""
    yield "名称: 事業区分, 種類: 選択, 選択肢: [ソフト事業, 施設管理, 建設事業, 内部事務]"
    yield "名称: 実施方法, 種類: 選択, 選択肢: [直営, 一部委託, 全部委託, 補助]"
    yield "名称: 根拠法令, 種類: 文章"
    yield "名称: 事業の対象, 種類: 文章, 説明: 誰を、何を対象にしているか"
    for source in SOURCES:
        yield f"名称: {source}, 種類: 金額, 単位: 千円, 年度ごと: true"
    yield f"名称: 事業費, 種類: 金額, 単位: 千円, 年度ごと: true, 内訳: [{', '.join(SOURCES)}]"
    yield "名称: 活動の内容, 種類: 文章, 年度ごと: true, 列: [計画, 実績]"
    for check, answers in CHECKS.items():
        yield f"名称: {check}, 種類: 選択, 選択肢: [{', '.join(answers)}]"
        yield f"名称: {check}の理由, 種類: 文章"
    for who in ["課の方向性", "課長の方向性"]:
        yield f"名称: {who}, 種類: 選択, 選択肢: [{', '.join(DIRECTIONS)}]"
        yield f"名称: {who}の説明, 種類: 文章"


def program():
    """_program.yaml of the evaluation."""
    measures = [measure for below in POLICIES.values() for measure, _ in below]
    checks = [name for check in CHECKS for name in (check, f"{check}の理由")]
    lines = [
        "名称: 事務事業評価（平成30年度事業）", f"期間: {FIRST}から{LAST}", f"値の年度: {YEARS[0]}から{NEXT}",
        "説明: 総合計画の政策、施策及び基本事業に沿って、事務事業ごとに費用、指標、点検の結果と今後の方向性を公表します。",
        "所管: 企画調整課", "年度評価の期限: 6月30日", "両立しない:",
        f"  - {{ 課の方向性: {DIRECTIONS[0]}, 課長の方向性: {DIRECTIONS[2]} }}",
        f"  - {{ 課の方向性: {DIRECTIONS[2]}, 課長の方向性: [{DIRECTIONS[0]}, {DIRECTIONS[1]}] }}", "分類:",
        f"  - {{ 名称: 政策, 項目: [{', '.join(POLICIES)}] }}", f"  - {{ 名称: 施策, 項目: [{', '.join(measures)}] }}",
        "  - 基本事業", "評価区分:",
        "  - { 区分: A, 意味: 目標を上回る成果があった, 色調: 最良 }", "  - { 区分: B, 意味: おおむね目標どおりの成果があった, 色調: 良好 }",
        "  - { 区分: C, 意味: 成果が目標を下回った, 色調: 注意 }", "  - { 区分: D, 意味: 成果がほとんどなかった, 色調: 不良 }",
        "  - { 区分: 対象外, 意味: 法令により市に裁量がなく評価しない, 色調: なし }", "判定区分:", "  目標の達成:",
        "    - { 区分: a, 意味: 達成した, 基準: 100以上, 色調: 良好 }", "    - { 区分: b, 意味: あと一歩であった, 基準: 80以上100未満, 色調: 注意 }",
        "    - { 区分: c, 意味: 達成していない, 基準: 80未満, 色調: 不良 }", "様式:",
        "  呼び名: { 改革項目: 事務事業 }", "  見出し: { 改革シート: 事務事業評価シート }",
        "  列: { 指標: [計画, 実績, 達成率, { 名称: 達成状況, 役割: 判定, 区分: 目標の達成 }] }",
        "  欄:",
        "    - 事業の概要: [事業区分, 実施方法, 根拠法令, 事業の対象, 目的と効果, 取組の内容]", "    - 取組工程", "    - 指標",
        f"    - 費用の推移: [{', '.join([*SOURCES, '事業費'])}]", "    - 活動の内容", f"    - 事業の点検: [{', '.join(checks)}]",
        "    - 年度評価", "    - 今後の方向: [課の方向性, 課の方向性の説明, 課長の方向性, 課長の方向性の説明]", "  追加項目:",
    ]
    lines += [f"    - {{ {it} }}" for it in declared()]
    return "\n".join(lines) + "\n"
