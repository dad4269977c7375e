use super::Problem;
use super::args::Arg;
pub(super) struct Url;
pub(super) fn examine(_: &Arg, _: &mut dyn FnMut(Problem)) -> Option<Url> {
    None
}
pub(super) fn read(_: &str) -> Option<Url> {
    None
}
