//! The platform calls that the error reference covers, and how their names are read.

/// A call of `TTMinis.game` that can fail with a code of the error reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// `TTMinis.game.request`.
    Request,
    /// `TTMinis.game.downloadFile`.
    DownloadFile,
    /// Creating an ad: `createRewardedVideoAd` or `createInterstitialAd`. The reference's "Init API".
    AdInit,
    /// Loading an ad ahead of time: `load()`, since SDK 0.33.0. No table of the reference covers it.
    AdLoad,
    /// Showing an ad: `show()`. The reference's "Show API".
    AdShow,
}

impl Api {
    /// Every call, in the order of the reference.
    pub const ALL: [Api; 5] = [Api::Request, Api::DownloadFile, Api::AdInit, Api::AdLoad, Api::AdShow];

    /// The name used in the context and in every answer: `request`, `downloadFile`, `ad.init`, `ad.load`, `ad.show`.
    pub const fn name(self) -> &'static str {
        match self {
            Api::Request => "request",
            Api::DownloadFile => "downloadFile",
            Api::AdInit => "ad.init",
            Api::AdLoad => "ad.load",
            Api::AdShow => "ad.show",
        }
    }

    /// The call with this name, to the letter; `None` for every other text.
    pub fn from_name(name: &str) -> Option<Api> {
        Api::ALL.into_iter().find(|api| *api.name() == *name)
    }

    /// The call that a host function's name stands for, as it is written in front of `:fail` or in a log.
    ///
    /// Upper and lower case are the same. `None` for functions that the reference does not cover, such as `login`.
    pub fn from_function(name: &str) -> Option<Api> {
        /// How a function name, in lower case and without what stands in front of the last dots, names a call.
        const FUNCTIONS: [(&str, Api); 14] = [
            ("request", Api::Request),
            ("downloadfile", Api::DownloadFile),
            ("show", Api::AdShow),
            ("load", Api::AdLoad),
            ("createrewardedvideoad", Api::AdInit),
            ("createinterstitialad", Api::AdInit),
            ("showrewardedvideoad", Api::AdShow),
            ("showinterstitialad", Api::AdShow),
            ("loadrewardedvideoad", Api::AdLoad),
            ("loadinterstitialad", Api::AdLoad),
            ("rewardedvideoad.show", Api::AdShow),
            ("interstitialad.show", Api::AdShow),
            ("rewardedvideoad.load", Api::AdLoad),
            ("interstitialad.load", Api::AdLoad),
        ];
        if name.is_empty() {
            return None;
        }
        if let Some(api) = Api::ALL.into_iter().find(|api| api.name().eq_ignore_ascii_case(name)) {
            return Some(api);
        }
        FUNCTIONS.into_iter().find_map(|(function, api)| {
            let start = name.len().checked_sub(function.len())?;
            let tail = name.get(start..)?;
            // Other objects have a `show` or `load` too, so those count only by themselves.
            let is_bare = matches!(function, "show" | "load");
            let whole = start == 0 || (!is_bare && name.get(..start)?.ends_with('.'));
            (whole && tail.eq_ignore_ascii_case(function)).then_some(api)
        })
    }
}
