use super::Problem;
use super::url_argument::Url;
use crate::context::TrustedDomains;
pub(super) fn examine(_: &Url, _: &TrustedDomains, _: &mut dyn FnMut(Problem)) {}
pub(super) fn refused(_: &Url, _: bool, _: &mut dyn FnMut(Problem)) {}
