//! What the values of answers are called: ranks, divisions, kinds of address.

use crate::policy::problem::Lang;

/// A code and its names.
type Named = (&'static str, &'static str, &'static str);

/// What a value is called; empty where the list has no such value.
pub(super) fn name_in(list: &[Named], value: &str, lang: Lang) -> &'static str {
    let found = list.iter().find(|(code, _, _)| *code == value);
    found.map_or("", |(_, en, ja)| match lang {
        Lang::En => en,
        Lang::Ja => ja,
    })
}

pub(super) const RANK_NAMES: [Named; 11] = [
    ("student", "student", "学生"),
    ("staff", "staff", "一般社員"),
    ("senior-staff", "senior staff", "主任級"),
    ("subsection-chief", "subsection chief", "係長級"),
    ("section-chief", "section chief", "課長級"),
    ("deputy-general-manager", "deputy general manager", "次長級"),
    ("general-manager", "general manager", "部長級"),
    ("division-head", "division head", "本部長級"),
    ("executive-officer", "executive officer", "執行役員級"),
    ("board", "board", "役員級"),
    ("president", "president", "社長級"),
];

/// The ministry's names.
pub(super) const DIVISION_NAMES: [Named; 20] = [
    ("A", "Agriculture and Forestry", "農業，林業"),
    ("B", "Fisheries", "漁業"),
    ("C", "Mining and Quarrying of Stone and Gravel", "鉱業，採石業，砂利採取業"),
    ("D", "Construction", "建設業"),
    ("E", "Manufacturing", "製造業"),
    ("F", "Electricity, Gas, Heat Supply and Water", "電気・ガス・熱供給・水道業"),
    ("G", "Information and Communications", "情報通信業"),
    ("H", "Transport and Postal Services", "運輸業，郵便業"),
    ("I", "Wholesale and Retail Trade", "卸売業，小売業"),
    ("J", "Finance and Insurance", "金融業，保険業"),
    ("K", "Real Estate and Goods Rental and Leasing", "不動産業，物品賃貸業"),
    ("L", "Scientific Research, Professional and Technical Services", "学術研究，専門・技術サービス業"),
    ("M", "Accommodations, Eating and Drinking Services", "宿泊業，飲食サービス業"),
    ("N", "Living-related and Personal Services and Amusement Services", "生活関連サービス業，娯楽業"),
    ("O", "Education, Learning Support", "教育，学習支援業"),
    ("P", "Medical, Health Care and Welfare", "医療，福祉"),
    ("Q", "Compound Services", "複合サービス事業"),
    ("R", "Services, N.E.C.", "サービス業（他に分類されないもの）"),
    ("S", "Government, Except Elsewhere Classified", "公務（他に分類されるものを除く）"),
    ("T", "Industries Unable to Classify", "分類不能の産業"),
];

pub(super) const MAIL_NAMES: [Named; 5] = [
    ("business", "company address", "会社のアドレス"),
    ("free", "free or provider address", "フリーメールまたはプロバイダーのアドレス"),
    ("carrier", "mobile carrier address", "携帯電話会社のアドレス"),
    ("disposable", "disposable address", "使い捨てアドレス"),
    ("academic", "school or university address", "学校・大学のアドレス"),
];
