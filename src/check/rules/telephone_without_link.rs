//! L106: a telephone that cannot be called from its page.
//!
//! Each whole number in 電話 becomes a link. Where there is none, or where digits are missing, a citizen
//! with a telephone in the hand has to type the number.

use super::super::context::CityContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::japanese::telephone_numbers;
use crate::record::{Key, Path, Present};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TELEPHONE_WITHOUT_LINK).of_city(look);

const ORGANIZATION: &str = "content/organization.yaml";

fn look(city: CityContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for (index, unit) in city.library.organization.units().iter().enumerate() {
        let telephone = unit.contact.as_ref().map_or("", |it| &it.telephone);
        let gone = unit.to.is_some_and(|it| it.date < city.obligations.as_of);
        if gone || !telephone.is_given() || !telephone_numbers(telephone).is_empty() {
            continue;
        }
        let path =
            Path::default().then(Key::Units).then(index).then(Key::Contact).then(Key::Telephone);
        reporter
            .in_file(ORGANIZATION, None, path)
            .with("telephone", telephone)
            .about(&[index])
            .help(Message::new("help-telephone"));
    }
}
