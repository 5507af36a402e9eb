//! Sentences such as clerks write on a sheet, put together from many parts and many numbers.

use super::random::Random;

const WHO: &[&str] = &[
    "区役所の窓口",
    "市民課の職員",
    "地域包括支援センター",
    "子育て支援の相談員",
    "町内会・自治会",
    "中央図書館",
    "地区の公民館",
    "消防団",
    "商工会議所",
    "市内の小中学校",
    "指定管理者",
    "民生委員・児童委員",
    "市税の担当者",
    "保健師",
    "まちづくり協議会",
    "道路パトロールの班",
    "上下水道の検針員",
    "市立病院の地域連携室",
    "農業委員会",
    "観光案内所",
    "環境学習の指導員",
    "障害者相談支援事業所",
    "学校給食センター",
    "防災リーダー",
    "自主防災組織",
    "公共交通の事業者",
    "文化財の調査員",
    "都市計画の審議会",
    "保育園の園長会",
    "コールセンター",
    "庁内の作業部会",
    "近隣の市町村",
];

const THING: &[&str] = &[
    "証明書の交付",
    "転入・転出の手続き",
    "「よくある質問」の整理",
    "道路の補修（市民の通報によるもの）",
    "公共施設の予約",
    "ごみの分別の案内",
    "保育園の入園選考",
    "国民健康保険の資格確認",
    "介護予防の教室",
    "市営住宅の入居申込み",
    "粗大ごみの収集",
    "避難所の開設訓練",
    "ハザードマップの配布",
    "がん検診の受診勧奨",
    "図書の貸出しと返却",
    "学校給食の献立の公表",
    "公園の遊具の点検",
    "街路灯のLED化",
    "農地の利用状況の調査",
    "観光パンフレットの多言語化",
    "議事録の作成",
    "契約書の確認",
    "文書の保存期間の見直し",
    "備品の管理",
    "市税の口座振替",
    "水道料金の収納",
    "下水道管の点検・調査",
    "空き家の実態調査",
    "バス路線の再編",
    "自転車駐車場の運営",
    "放課後児童クラブの受入れ",
    "生活困窮者の自立相談",
    "障害福祉サービスの支給決定",
    "予防接種の記録",
    "職員研修（接遇・説明の仕方）",
    "広報紙の編集",
    "ホームページの更新",
    "オープンデータの公開",
    "ふるさと納税の返礼品の管理",
    "行政手続きの電子申請",
];

const HOW: &[&str] = &[
    "一つの窓口に集約",
    "電子申請に移行",
    "外部に委託",
    "手順書に整理",
    "複数の課で分担",
    "試行",
    "段階的に拡大",
    "様式ごと簡素化",
    "毎月の会議で点検",
    "動画と図解で案内",
    "土曜日にも実施",
    "予約制に変更",
    "地域と共同で実施",
    "数値で管理",
    "年度の前半に前倒し",
    "近隣市と共同で発注",
    "書面を廃止して通知",
    "相談員を置いて支援",
    "写真入りの見本で説明",
    "区ごとの差をなくして統一",
];

const VOICE: &[&str] = &[
    "どの窓口に行けばよいか分からない",
    "待ち時間が長い",
    "同じ書類を何度も書かされる",
    "結果が届くまで不安だった",
    "説明の言葉が難しい",
    "電話がつながりにくい",
    "平日の昼間は行けない",
    "ホームページで見つからない",
    "手数料の違いが分からない",
    "担当者によって答えが違う",
    "案内の文字が小さい",
    "外国語の説明がほしい",
    "進み具合を知りたい",
    "以前より分かりやすくなった",
    "子ども連れでも使いやすい",
    "予約のおかげで早く済んだ",
];

const CAUSE: &[&str] = &[
    "関係する課の調整に時間を要し",
    "入札の不調により契約がずれ込み",
    "台風の対応を優先したため",
    "制度の改正が年度の途中にあり",
    "対象者の名簿の突合に手間取り",
    "研修を受けた職員の異動が重なり",
    "想定を上回る申込みがあり",
    "地元との合意に日数がかかり",
    "先行した区の手順を取り入れたことで",
    "委託先との役割分担を先に決めたことで",
    "様式を早めに配ったことで",
    "前年度の反省を踏まえ",
];

const TITLE_END: &[&str] = &[
    "の見直しと効率化",
    "の充実",
    "における市民参画の推進",
    "の期間短縮",
    "の適正化と経費の節減",
    "の質の向上",
    "の共同化・広域化",
    "の手続きの簡素化",
    "の公表の徹底",
    "の委託の拡大と検証",
];

/// The title of a sheet.
pub(crate) fn title(random: &mut Random) -> String {
    let (who, thing) = (random.pick(WHO), random.pick(THING));
    format!("{who}と進める{thing}{}", random.pick(TITLE_END))
}

/// What stood in the way before the plan: two sentences with numbers.
pub(crate) fn background(random: &mut Random) -> String {
    let (thing, who, voice) = (random.pick(THING), random.pick(WHO), random.pick(VOICE));
    let (days, voices) = (random.number(3, 96), cost(random));
    let (other, cost) = (random.pick(THING), cost(random));
    format!(
        "{thing}に平均**{days}日**かかり、{who}に「{voice}」との声が年{voices}件ある。\n\
         {other}の経費も年{cost}千円に上る。"
    )
}

/// What is looked for.
pub(crate) fn purpose(random: &mut Random) -> String {
    let (who, thing, how) = (random.pick(WHO), random.pick(THING), random.pick(HOW));
    format!("{thing}を{how}し、{who}の負担を年{}時間減らす。", cost(random))
}

/// What is done: a list as on the form.
pub(crate) fn measures(random: &mut Random, items: usize) -> String {
    let item = |random: &mut Random| {
        let (who, thing, how) = (random.pick(WHO), random.pick(THING), random.pick(HOW));
        format!("・{who}と{thing}を{how}する（{}件）。", cost(random))
    };
    let items: Vec<_> = (0..items).map(|_| item(random)).collect();
    items.join("\n")
}

/// A cell of the schedule: a plan in a few words.
pub(crate) fn step(random: &mut Random) -> String {
    let (thing, how) = (random.pick(THING), random.pick(HOW));
    format!("{thing}を{how}（{}件）", random.number(2, 980))
}

/// What is measured.
pub(crate) fn measured(random: &mut Random) -> String {
    format!("{}{}", random.pick(THING), random.pick(&["の件数", "の日数", "の満足度", "の費用"]))
}

/// What was done in half a year.
pub(crate) fn report(random: &mut Random) -> String {
    let (who, thing) = (random.pick(WHO), random.pick(THING));
    let (times, cases) = (random.number(2, 19), cost(random));
    format!("{who}と{thing}の打合せを{times}回行い、{cases}件を処理した。")
}

/// What is done about a delay, or so that there is none.
pub(crate) fn countermeasure(random: &mut Random) -> String {
    let (cause, who, how) = (random.pick(CAUSE), random.pick(WHO), random.pick(HOW));
    format!("{cause}、{who}が残る{}件を{how}する。", cost(random))
}

/// What an evaluation says.
pub(crate) fn evaluation(random: &mut Random) -> String {
    let (cause, thing) = (random.pick(CAUSE), random.pick(THING));
    let (share, asked) = (random.number(41, 99), cost(random));
    format!("{cause}、{thing}は計画の**{share}％**（{asked}件）となった。")
}

/// What is to be done next.
pub(crate) fn next_steps(random: &mut Random) -> String {
    let (thing, how, who) = (random.pick(THING), random.pick(HOW), random.pick(WHO));
    let (month, number) = (random.number(4, 12), random.number(2, 980));
    format!("{who}の意見を踏まえ、{month}月までに{thing}を{how}し、{number}件に広げる。")
}

/// A sentence of the body.
pub(crate) fn remark(random: &mut Random) -> String {
    let (who, thing, voice) = (random.pick(WHO), random.pick(THING), random.pick(VOICE));
    let (count, how) = (random.number(2, 9_800), random.pick(HOW));
    format!("{who}では{thing}について「{voice}」という意見が{count}件あり、{how}することとした。")
}

/// A sum or a count, with its comma.
pub(crate) fn cost(random: &mut Random) -> String {
    format!("{},{:03}", random.number(1, 98), random.number(0, 999))
}
