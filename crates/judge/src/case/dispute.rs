//! What can be in dispute, and what evidence each dispute needs (R29 to R37).

use super::{CaseError, EntryFault};
use crate::fault::{NameList, Suggestion};
use crate::names::names;

names! {
    /// What is in dispute.
    pub enum Dispute {
        /// The parcel was empty.
        EmptyParcel = "empty_parcel",
        /// Items are missing.
        MissingItems = "missing_items",
        /// Another item came than was ordered.
        WrongItem = "wrong_item",
        /// Another item came back than was sent.
        SwappedReturn = "swapped_return",
        /// A flaw that can be seen.
        QualityVisible = "quality_visible",
        /// A flaw that no video shows: smell, taste.
        QualityInvisible = "quality_invisible",
        /// A flaw that can be heard, or must not be.
        SoundFault = "sound_fault",
        /// It does not work.
        FunctionFault = "function_fault",
        /// It is of another size.
        SizeDiffers = "size_differs",
        /// Damage on the way.
        TransitDamage = "transit_damage",
        /// It never arrived.
        NotReceived = "not_received",
        /// Damage by opening or handling.
        HumanDamage = "human_damage",
        /// It differs from its description.
        NotAsDescribed = "not_as_described",
        /// Traces of use on returned goods.
        UseTraces = "use_traces",
        /// It is said not to be of its brand.
        Counterfeit = "counterfeit",
    }
}

names! {
    /// The reason for a refund that was accepted.
    pub enum AcceptedReason {
        /// A flaw of the goods.
        Quality = "quality",
        /// It differs from its description.
        NotAsDescribed = "not_as_described",
        /// Something is missing or wrong.
        MissingOrWrong = "missing_or_wrong",
        /// Damage on the way.
        TransitDamage = "transit_damage",
        /// No reason is needed.
        ChangeOfMind = "change_of_mind",
    }
}

names! {
    /// What evidence is handed in for.
    pub enum Claim {
        /// The goods cannot be sold again as new.
        ResaleAffected = "resale_affected",
    }
}

/// Documents beside a video that are known here.
pub const DOCUMENTS: &[&str] = &[
    "weight_record",
    "packing_list",
    "order_screenshot",
    "listing_screenshot",
    "ruler_photo",
    "inspection_document",
    "sign_off_record",
    "packing_photos",
    "tracking_record",
    "proof_of_delivery",
    "chat_record",
    "authenticity_papers",
    "joint_inspection_minutes",
];

/// The documents that a dispute needs beside a video.
#[must_use]
pub const fn documents_for(dispute: Dispute) -> &'static [&'static str] {
    match dispute {
        Dispute::EmptyParcel => &["weight_record"],
        Dispute::MissingItems => &["packing_list", "weight_record"],
        Dispute::WrongItem => &["order_screenshot"],
        Dispute::QualityInvisible => &["inspection_document"],
        Dispute::SizeDiffers => &["ruler_photo", "listing_screenshot"],
        Dispute::TransitDamage => &["packing_photos", "sign_off_record"],
        Dispute::NotReceived => &["tracking_record", "proof_of_delivery"],
        Dispute::HumanDamage => &["chat_record"],
        Dispute::NotAsDescribed => &["listing_screenshot"],
        Dispute::Counterfeit => &["authenticity_papers"],
        Dispute::SwappedReturn
        | Dispute::QualityVisible
        | Dispute::SoundFault
        | Dispute::FunctionFault
        | Dispute::UseTraces => &[],
    }
}

pub(super) fn check_documents(documents: &[String]) -> Result<(), CaseError> {
    let Some(stranger) = documents.iter().find(|document| !DOCUMENTS.contains(&document.as_str())) else {
        return Ok(());
    };
    let problem = EntryFault::NoDocument {
        given: stranger.clone(),
        near: Suggestion::of(stranger, DOCUMENTS.iter().copied()),
        known: NameList::of(DOCUMENTS.iter().copied()),
    };
    Err(CaseError::Entry { field: "documents", problem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_that_a_dispute_needs_can_be_named_in_a_case() {
        for dispute in Dispute::ALL {
            for document in documents_for(*dispute) {
                assert!(DOCUMENTS.contains(document), "{document}");
            }
        }
    }
}
