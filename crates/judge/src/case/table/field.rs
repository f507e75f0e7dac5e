//! What columns can hold, and the names that they have in the sheets of shops.

use unicode_normalization::UnicodeNormalization as _;

macro_rules! fields {
    ( $( $(#[doc = $doc:literal])+ $Field:ident [ $($name:literal),+ ], )+ ) => {
        /// What a column can hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Field {
            $( $(#[doc = $doc])+ $Field, )+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[ $( Self::$Field, )+ ];

            /// The names that its column can have; letter case, spaces and dashes do not matter.
            #[must_use]
            pub const fn names(self) -> &'static [&'static str] {
                match self { $( Self::$Field => &[ $($name),+ ], )+ }
            }
        }
    };
}

fields! {
    /// The waybills that are expected, several with `;` between them.
    Waybill["waybill", "expected waybills", "waybill no", "waybill number", "tracking number", "tracking no", "tracking id", "awb", "awb no", "运单号", "运单编号", "快递单号", "物流单号", "物流编号", "運單號", "託運單號", "托運單號", "物流單號", "貨運單號", "寄件編號", "mã vận đơn"],
    /// The number of the order on the platform.
    OrderNumber["order number", "order no", "order id", "订单号", "订单编号", "主订单号", "平台订单号", "訂單編號", "訂單號碼", "訂單號", "mã đơn hàng", "số đơn hàng"],
    /// The shop's own reference: the number of its return or its ticket.
    Reference["reference", "reference number", "reference no", "return number", "return no", "退货单号", "售后单号", "退款编号", "内部编号", "退貨單號", "售後單號", "內部編號", "mã tham chiếu", "mã trả hàng"],
    /// What the video is of: a name such as `return_unboxing`, or its words in a report.
    Direction["direction", "方向", "视频类型", "影片類型", "loại video"],
    /// When the carrier recorded delivery.
    SignedAt["signed off at", "signed at", "delivered at", "delivery time", "签收时间", "签收日期", "退货签收时间", "物流签收时间", "簽收時間", "簽收日期", "退貨簽收時間", "thời gian ký nhận", "ngày ký nhận"],
    /// When an installer opened the parcel.
    OpenedAt["opened by installer at", "安装开箱时间", "安裝開箱時間", "thời gian lắp đặt mở hàng"],
    /// The zone of times that carry none: an offset or a name.
    Zone["zone", "time zone", "时区", "時區", "múi giờ"],
    /// What is in dispute: a name such as `missing_items`, or its words in a report.
    Dispute["dispute", "争议", "争议点", "爭議", "爭點", "tranh chấp"],
    /// The reason for the refund that was accepted, such as `quality`.
    AcceptedReason["accepted reason", "退款原因", "lý do hoàn tiền"],
    /// The value of the order, such as `1299.00 CNY`.
    OrderValue["order value", "订单金额", "訂單金額", "giá trị đơn hàng"],
    /// The currency of that value, where the value does not name it.
    Currency["currency", "币种", "幣別", "tiền tệ"],
    /// The id of the order line; the number of the row in its order when there is no such column.
    Line["line", "order line", "sku", "商品编码", "商品編碼", "mã hàng"],
    /// How many pieces of the order line.
    Quantity["quantity", "qty", "数量", "數量", "số lượng"],
    /// What the order line is.
    Title["title", "item", "商品名称", "商品名稱", "品名", "tên hàng"],
    /// Serial numbers of its pieces, several with `;` between them.
    Serials["serials", "serial number", "serial no", "序列号", "序列號", "序號", "số sê-ri"],
    /// SHA-256 that was stated for the video before.
    Sha256["sha256"],
}

/// Names of the column that holds the number of the parcel that comes back: in a sheet that also has the number under which
/// the goods went out, this one is meant.
const RETURN_WAYBILL: &[&str] = &[
    "return waybill",
    "return tracking number",
    "return tracking no",
    "退货运单号",
    "退货快递单号",
    "退货物流单号",
    "退回运单号",
    "退回快递单号",
    "退回物流单号",
    "寄回单号",
    "退貨運單號",
    "退貨託運單號",
    "退貨物流單號",
    "退貨貨運單號",
    "mã vận đơn trả hàng",
    "mã vận đơn hoàn",
];

/// Names that could be those of other numbers too: taken where no column has a better one.
const ANY_WAYBILL: &[&str] = &["单号", "單號", "快递号", "tracking", "shipment no"];

impl Field {
    /// How well the name of a column fits, 0 best; none if it is not a name of this field.
    pub(super) fn fit(self, name: &str) -> Option<u8> {
        let wanted = name_of_column(name);
        let has = |names: &[&str]| names.iter().any(|known| name_of_column(known) == wanted);
        match self {
            Self::Waybill if has(RETURN_WAYBILL) => Some(0),
            _ if has(self.names()) => Some(1),
            Self::Waybill if has(ANY_WAYBILL) => Some(2),
            _ => None,
        }
    }

    /// The field of that name, as an option names it: any name of its column.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.fit(name).is_some())
    }
}

/// What tells names of columns apart: no letter case, spaces or marks, and no note in brackets at the end.
pub(super) fn name_of_column(name: &str) -> String {
    let plain: String = name.nfkc().collect();
    let plain = plain.trim();
    let noted = plain.strip_suffix([')', ']', '】']).and_then(|rest| rest.rsplit_once(['(', '[', '【']));
    let head = noted.map(|(head, _)| head).filter(|head| !head.trim().is_empty()).unwrap_or(plain);
    head.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | '*' | ':' | '#'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl Field {
    /// Whether its cells hold numbers, times or names of zones, rather than words.
    pub(super) const fn is_of_numbers(self) -> bool {
        matches!(
            self,
            Self::Waybill
                | Self::SignedAt
                | Self::OpenedAt
                | Self::Quantity
                | Self::OrderValue
                | Self::Currency
                | Self::Zone
        )
    }
}
