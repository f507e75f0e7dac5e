//! Neutral language: reports state what is visible. They name no culprit, infer no cause and claim no certainty about
//! what happened outside the picture. Complaint officers reject statements that do.

use unicode_normalization::UnicodeNormalization as _;

/// Words and patterns that a neutral text does not use. In a pattern, `…` stands for a few other characters.
const REFUSED: &[&str] = &[
    // Certainty beyond what is visible.
    "肯定是",
    "一定是",
    "明显是…造成",
    "明顯是…造成",
    "显然是",
    "顯然是",
    "obviously",
    "must have been",
    "chắc chắn là",
    "rõ ràng là",
    // A culprit, or an intent.
    "买家弄的",
    "買家弄的",
    "卖家弄的",
    "賣家弄的",
    "客户弄的",
    "客戶弄的",
    "快递摔的",
    "快遞摔的",
    "物流摔的",
    "故意",
    "诈骗",
    "詐騙",
    "骗子",
    "騙子",
    "奥客",
    "奧客",
    "栽赃",
    "栽贓",
    "fraud",
    "the buyer lied",
    "the seller lied",
    "customer lied",
    "on purpose",
    "the courier's fault",
    "người mua làm",
    "người bán làm",
    "lỗi của shipper",
    "cố ý",
    "cố tình",
    "lừa đảo",
    "gian lận",
    "vu khống",
    // Shifting the burden.
    "不是您弄的…就是",
    "不是你弄的…就是",
    "if not you",
    "không phải bạn…thì là",
    "不是您…就是物流",
    "不是您…就是快递",
    // Reviews have no place in a dispute.
    "好评",
    "好評",
    "差评",
    "差評",
    "five-star",
    "đánh giá tốt",
    "đánh giá xấu",
    // What no check can show.
    "authentic",
    "not tampered",
    "untampered",
    "未被篡改",
    "未遭竄改",
    "没有篡改",
    "chưa bị chỉnh sửa",
    "沒有竄改",
];

/// How many characters `…` stands for at most.
const REACH: usize = 16;

/// A place where a text is not neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefusedWord {
    /// The word or pattern of the list.
    pub pattern: &'static str,
    /// Where it begins, in bytes of the text in lower case and normal form (NFKC).
    pub at: usize,
}

/// Every word or pattern in the text that a neutral text does not use.
#[must_use]
pub fn refused_words(text: &str) -> Vec<RefusedWord> {
    // Marks may be typed as letters of their own, and letters in other widths.
    let text = text.nfkc().collect::<String>().to_lowercase();
    let mut found: Vec<RefusedWord> = REFUSED
        .iter()
        .filter_map(|pattern| position(&text, pattern).map(|at| RefusedWord { pattern, at }))
        .collect();
    found.sort_by_key(|refused| refused.at);
    found
}

fn position(text: &str, pattern: &str) -> Option<usize> {
    let Some((start, end)) = pattern.split_once('…') else {
        return text.find(pattern);
    };
    text.match_indices(start).map(|(at, _)| at).find(|at| {
        let rest = text.get(at + start.len()..).unwrap_or("");
        rest.find(end).is_some_and(|gap| rest.get(..gap).is_some_and(|gap| gap.chars().count() <= REACH))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_reach_over_a_few_characters_only() {
        assert_eq!(refused_words("這明顯是運送造成的")[0].pattern, "明顯是…造成");
        assert!(refused_words("明顯是白色。以下另起一段,說明其他與此無關的許多事情,最後才造成").is_empty());
        assert_eq!(refused_words("It MUST HAVE BEEN the courier")[0].at, 3);
    }

    /// R70 to R74: what the founding documents call out, each with an example of its own.
    #[test]
    fn what_the_documents_call_out_is_found() {
        for (requirement, text) in [
            ("R70", "一定是買家弄的"),
            ("R71", "如果不是您弄的,那就是物流"),
            ("R71", "If not you, then it must be the carrier"),
            ("R72", "明顯是送貨時的磕碰造成"),
            ("R73", "給個好評就退款"),
            ("R74", "快递摔的"),
            ("R74", "It was the courier's fault"),
            ("R70", "Người mua làm hỏng"),
            ("R70", "Co\u{302}\u{301} y\u{301}"),
            ("R70", "ＯＢＶＩＯＵＳＬＹ"),
        ] {
            assert!(!refused_words(text).is_empty(), "{requirement}: {text}");
        }
    }

    #[test]
    fn neutral_texts_pass() {
        for text in [
            "Hình cho thấy hộp bị móp",
            "畫面可見外箱凹陷",
            "与运单号相符",
            "cannot be determined",
            "未见缓冲材",
        ] {
            assert!(refused_words(text).is_empty(), "{text}");
        }
    }
}
