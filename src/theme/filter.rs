//! Filters that templates have besides tera's own.

use tera::value::Key;
use tera::{Error, Kwargs, Map, State, Tera, TeraResult, Value};

use crate::url_path;

/// Schemes that a link may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Gives the filters to tera, which wants them before the templates.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("url", url);
    tera.register_filter("query", query);
    tera.register_filter("group_by", group_by);
}

/// A text as a value in the query of an address: `?subject={{ page.title | query }}`.
fn query(text: &str, _: Kwargs, _: &State) -> String {
    url_path::encode_query(text)
}

/// An address that is safe in `href`; `#` for one that would run a script. Escaping does not help
/// against those.
fn url(address: &str, _: Kwargs, _: &State) -> String {
    if is_safe(address) { address.to_owned() } else { "#".to_owned() }
}

fn is_safe(address: &str) -> bool {
    // Browsers drop white space and control characters before they look at the scheme.
    let shown: String = address.chars().filter(|it| !it.is_control() && *it != ' ').collect();
    let end = shown.find([':', '/', '?', '#']);
    match end.map(|it| shown.split_at(it)) {
        Some((scheme, rest)) if rest.starts_with(':') => {
            SCHEMES.iter().any(|it| it.eq_ignore_ascii_case(scheme))
        }
        Some(_) | None => true,
    }
}

/// Tera's own gives the groups in another order each time.
#[expect(clippy::needless_pass_by_value, reason = "tera hands its filters their arguments")]
fn group_by(values: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Map> {
    let attribute = kwargs.must_get::<&str>("attribute")?;
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for value in values {
        let Some(key) = value.get_from_path(attribute) else {
            return Err(Error::message(format!("there is no `{attribute}` to group by")));
        };
        let key = key.to_string();
        match groups.iter_mut().find(|(it, _)| *it == key) {
            Some((_, group)) => group.push(value.clone()),
            None => groups.push((key, vec![value.clone()])),
        }
    }
    Ok(groups.into_iter().map(|(key, group)| (Key::from(key), group.into())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_run_no_scripts() {
        for safe in ["https://a/", "tel:+8125", "mailto:a@b", "/about/", "a/b:c", "#x", "HTTP://a"]
        {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_ in ["javascript:alert(1)", " java\nscript:x", "data:text/html,x", "vbscript:x"]
        {
            assert!(!is_safe(unsafe_), "{unsafe_}");
        }
    }

    #[test]
    fn groups_stand_in_the_order_of_their_first_members() {
        let mut tera = Tera::default();
        register(&mut tera);
        let template =
            "{% for k, g in it | group_by(attribute='k') %}{{ k }}{{ g | length }} {% endfor %}";
        let rows = [("z", 1), ("a", 2), ("z", 3)].map(|(k, n)| serde_json::json!({"k": k, "n": n}));
        let mut context = tera::Context::new();
        context.insert("it", &rows);
        assert_eq!(tera.render_str(template, &context, false).unwrap(), "z2 a1 ");
    }
}
