//! Which orders and disputes a rule holds for.

use onetake_report::{Param, ReasonCode};

use super::parameter::{InvalidParameter, require};
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::{Dispute, OrderValue};

pub(super) fn check_value(from: Option<&OrderValue>) -> Result<(), InvalidParameter> {
    let code = from.is_none_or(OrderValue::names_a_currency);
    require(code, "from_value", "the currency is no code: write it as CNY, TWD, VND")
}

/// Whether a rule for orders from some value on holds for this one; the assessment where it does not, or nobody can tell.
pub(super) fn below_value(from: Option<&OrderValue>, context: &JudgeContext<'_>) -> Option<Assessment> {
    let from = from?;
    let limit = from.to_string();
    match context.case.order_value() {
        Some(value) if value.currency == from.currency && value.amount_minor >= from.amount_minor => None,
        Some(value) if value.currency == from.currency => {
            let why = ReasonBuilder::new(ReasonCode::NotForCase).param(Param::Value, value.to_string());
            Some(Assessment::not_applicable(why.param(Param::FromValue, limit)))
        }
        _ => {
            let why = ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, "order_value");
            Some(Assessment::new().review(why.param(Param::FromValue, limit)))
        }
    }
}

/// The assessment where a rule holds for some disputes and this is none of them. A dispute that nobody stated is none.
pub(super) fn not_for_dispute(disputes: &[Dispute], context: &JudgeContext<'_>) -> Option<Assessment> {
    let concerned = disputes.is_empty() || context.case.dispute().is_some_and(|one| disputes.contains(&one));
    (!concerned).then(|| Assessment::not_applicable(ReasonBuilder::new(ReasonCode::NotForCase)))
}
