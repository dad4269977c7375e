//! The platform calls that the error reference covers.

use serde::{Deserialize, Serialize};

/// A call of `TTMinis.game` that can fail with a code of the platform's error reference.
///
/// `ad.init` is creating an ad with `createRewardedVideoAd` or `createInterstitialAd`, the reference's "Init API". `ad.load` is
/// `load()`, which no table of the reference covers. `ad.show` is `show()`, the reference's "Show API".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(into = "&'static str")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Api {
    /// `TTMinis.game.request`.
    #[serde(rename = "request")]
    #[strum(serialize = "request")]
    Request,
    /// `TTMinis.game.downloadFile`.
    #[serde(rename = "downloadFile")]
    #[strum(serialize = "downloadFile")]
    DownloadFile,
    /// Creating an ad with `createRewardedVideoAd` or `createInterstitialAd`: the reference's "Init API".
    #[serde(rename = "ad.init")]
    #[strum(serialize = "ad.init")]
    AdInit,
    /// Loading an ad ahead of time with `load()`. No table of the reference covers it.
    #[serde(rename = "ad.load")]
    #[strum(serialize = "ad.load")]
    AdLoad,
    /// Showing an ad with `show()`: the reference's "Show API".
    #[serde(rename = "ad.show")]
    #[strum(serialize = "ad.show")]
    AdShow,
}

impl Api {
    /// The call with this name, such as `ad.show`; `None` for every other text.
    pub fn from_name(name: &str) -> Option<Api> {
        Some(match name {
            "request" => Api::Request,
            "downloadFile" => Api::DownloadFile,
            "ad.init" => Api::AdInit,
            "ad.load" => Api::AdLoad,
            "ad.show" => Api::AdShow,
            _ => return None,
        })
    }
}
