//! One finding for each criterion.

use super::*;

pub(super) fn titles(en: &str, cn: &str, tw: &str) -> BTreeMap<String, String> {
    [("en", en), ("zh-CN", cn), ("zh-TW", tw)].map(|(tag, title)| (tag.to_owned(), title.to_owned())).into()
}

/// A criterion's id, level, reason, three titles, clause and source.
type Row = (&'static str, Level, ReasonCode, [&'static str; 3], &'static str, &'static str);

pub(super) fn findings() -> Vec<Finding> {
    use Level::{Advisory, Mandatory};
    use ReasonCode::{Met, NoRule, NotAttested};
    let rows: &[Row] = &[
        (
            "FILE.HASH",
            Mandatory,
            Met,
            ["Original file hashed", "原始文件已取哈希", "原始檔案已取雜湊"],
            "R10",
            "",
        ),
        (
            "FILE.INTACT",
            Mandatory,
            Met,
            ["File complete", "文件完整未截断", "檔案完整未截斷"],
            "R03",
            "视频完整清晰不中断",
        ),
        (
            "FILE.NATIVE",
            Advisory,
            Met,
            ["Signs of re-encoding or editing software", "重新编码或剪辑痕迹", "重新編碼或剪輯痕跡"],
            "R05",
            "",
        ),
        (
            "CONT.PTSGAP",
            Mandatory,
            Met,
            ["Timestamp gaps", "时间戳断点", "時間戳斷點"],
            "R05",
            "视频完整清晰不中断",
        ),
        ("CONT.CUT", Mandatory, Met, ["Scene cuts", "镜头剪切", "鏡頭剪接"], "R05", "视频完整清晰不中断"),
        (
            "CONT.FREEZE",
            Mandatory,
            Met,
            ["Frozen or repeated frames", "画面冻结或重复", "畫面凍結或重複"],
            "R05",
            "视频完整清晰不中断",
        ),
        (
            "COV.SEALEDSTART",
            Mandatory,
            NotAttested,
            ["Parcel still sealed at the start", "开始时包裹未拆封", "開始時包裹未拆封"],
            "R01",
            "可以完整看到拆包验货全过程",
        ),
        (
            "COV.OPENING",
            Mandatory,
            NotAttested,
            ["Opening act visible", "拆封动作可见", "拆封動作可見"],
            "R01",
            "可以完整看到拆包验货全过程",
        ),
        (
            "COV.INFRAME",
            Mandatory,
            NotAttested,
            ["Inspection stayed in the picture", "验货全程在画面内", "驗貨全程在畫面內"],
            "R06",
            "若验货出现不在画面内则视为无效",
        ),
        (
            "ID.DECODE",
            Mandatory,
            Met,
            ["Waybill readable by machine", "面单号可机读", "面單號可機讀"],
            "R02",
            "可以明确看到包裹中的单号跟客户退货单号一致",
        ),
        (
            "ID.MATCH",
            Mandatory,
            Met,
            ["Waybill equals the expected number", "单号一致", "單號一致"],
            "R02",
            "可以明确看到包裹中的单号跟客户退货单号一致",
        ),
        (
            "ID.ATTACHED",
            Mandatory,
            NotAttested,
            ["Label is on the parcel shown", "面单在该包裹上", "面單在該包裹上"],
            "R02",
            "",
        ),
        ("CLR.RES", Mandatory, Met, ["Resolution", "分辨率", "解析度"], "R04", "视频完整清晰不中断"),
        ("CLR.SHARP", Advisory, Met, ["Sharpness in key spans", "关键画面清晰", "關鍵畫面清晰"], "R04", ""),
        (
            "TIME.WINDOW",
            Mandatory,
            Met,
            ["Recorded within the window after sign-off", "签收后限时内拍摄", "簽收後限時內拍攝"],
            "R07",
            "一般是签收72小时内",
        ),
        (
            "TIME.OFFSET",
            Advisory,
            NoRule,
            ["Clock offset recorded", "已记录时钟误差", "已記錄時鐘誤差"],
            "",
            "",
        ),
    ];
    let finding = |row: &(&str, Level, ReasonCode, [&str; 3], &str, &str)| {
        let (id, level, code, [en, cn, tw], requirement, quote) = *row;
        let outcome = match code {
            Met => Outcome::Pass,
            NotAttested => Outcome::Review,
            _ => Outcome::NotApplicable,
        };
        let mut rule = Rule::default();
        rule.title = titles(en, cn, tw);
        rule.requirement = requirement.to_owned();
        rule.quote = (!quote.is_empty()).then(|| quote.to_owned());
        rule.source = "sellers' guide to after-sales evidence".into();
        rule.read_on = "2026-11-21".into();
        rule.values = "proposed".into();
        rule.check = "observed_none".into();
        Finding::new(id.to_owned(), level, outcome, vec![plain(code)], rule)
    };
    rows.iter().map(finding).collect()
}
