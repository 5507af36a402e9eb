//! Answers requests.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use jiff::civil::Date;

use super::connections::LocalAddress;
use super::hub::Hub;
use super::overlay::{self, About};
use super::render_worker::Answer;
use super::snapshot::{Shown, Snapshot};
use super::{guard, inject, running};
use crate::html::escape;
use crate::output::media_type;
use crate::url_path::{self, encode};
use crate::words::Message;

/// What begins the path of everything that is not of the site.
const OWN: &str = "/_kohyo/";

/// What begins the path of the site as it is on another day.
const DAY: &str = "/_kohyo/day/";

/// What pages of the server's own may load.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Query1 = Query<std::collections::BTreeMap<String, String>>;

pub(super) fn router(hub: Arc<Hub>) -> Router {
    Router::new()
        .route("/_kohyo/events", get(|State(it): State<Arc<Hub>>| async move { it.events() }))
        .route("/_kohyo/state", get(state))
        .route("/_kohyo/panel", get(panel))
        .route("/_kohyo/day", get(day))
        .route(running::PATH, get(|State(it): State<Arc<Hub>>| async move { running::answer(&it) }))
        .route("/_kohyo/preview.css", get(async || own("text/css", include_str!("preview.css"))))
        .route(
            "/_kohyo/preview.js",
            get(async || own("text/javascript", include_str!("preview.js"))),
        )
        .fallback(get(page))
        .layer(middleware::from_fn_with_state(Arc::clone(&hub), guarded))
        .with_state(hub)
}

/// Lets in only who asks for this preview by one of its names, and says of every answer how it may be used.
async fn guarded(
    State(hub): State<Arc<Hub>>,
    Extension(LocalAddress(local)): Extension<LocalAddress>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers().get(header::HOST).and_then(|it| it.to_str().ok());
    let host = headers.or_else(|| request.uri().authority().map(Authority::as_str));
    if !host.is_some_and(|it| hub.hosts.has(it, local)) {
        let words = hub.words.word("serve-other-host");
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    let mut response = next.run(request).await;
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    let frames = HeaderValue::from_static("frame-ancestors 'none'");
    response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(frames);
    response
}

fn own(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text).into_response()
}

/// How things are, for programs that wait for something.
async fn state(State(hub): State<Arc<Hub>>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], hub.status().json()).into_response()
}

/// What is wrong, as a piece of HTML for the bar.
async fn panel(State(hub): State<Arc<Hub>>, Query(query): Query1) -> Response {
    let about = About { source: query.get("source").cloned(), ..About::default() };
    html(StatusCode::OK, overlay::panel(&hub, &hub.now(), &about))
}

/// The path of a page as it is on another day.
async fn day(State(hub): State<Arc<Hub>>, Query(query): Query1) -> Response {
    let text = query.get("day").map_or("", String::as_str);
    let page = query.get("page").map(|it| encode(it.trim_start_matches('/'))).unwrap_or_default();
    let Ok(day) = text.parse::<Date>() else {
        let message = Message::new("serve-no-day").with("day", text);
        return html(StatusCode::BAD_REQUEST, escape(&hub.words.say(&message)));
    };
    let now = hub.now();
    let shown = now.shown.as_ref();
    match shown.filter(|it| it.days.shown == day) {
        Some(shown) => redirect(&format!("{}{page}", shown.ready.base)),
        None => redirect(&format!("{DAY}{day}/{page}")),
    }
}

/// A page of the site, or a file next to them.
async fn page(State(hub): State<Arc<Hub>>, uri: Uri) -> Response {
    let Some(path) = guard::path(uri.path()) else {
        return (StatusCode::BAD_REQUEST, hub.words.word("serve-no-path")).into_response();
    };
    let now = hub.now();
    let Some(shown) = now.shown.clone() else {
        let about = About { root: "/".to_owned(), ..About::default() };
        return bare(&hub, &now, &about, StatusCode::SERVICE_UNAVAILABLE);
    };
    let (day, root, address) = match place(&path, &shown) {
        Place::Page(day, root, address) => (day, root, address),
        Place::At(path) => return redirect(&path),
        Place::Nowhere => (shown.days.shown, shown.ready.base.clone(), "404.html".to_owned()),
    };
    let is_lost = matches!(place(&path, &shown), Place::Nowhere);
    let answer = match shown.render_worker(day) {
        Ok(render_worker) => render_worker.ask(&address, &root).await,
        Err(error) => Answer::Failed(format!("{error:#}"), None),
    };
    let about = About { day: Some(day), root, address, ..About::default() };
    answered(&hub, &now, about, answer, is_lost)
}

fn answered(hub: &Hub, now: &Snapshot, about: About, answer: Answer, is_lost: bool) -> Response {
    let day = about.day.unwrap_or_default();
    let with_bar =
        |page: Vec<u8>, about: &About| inject::inject(page, &overlay::bar(hub, now, about));
    match answer {
        Answer::Page(page, source) => {
            hub.remember(day, &about.address, &page);
            let status = if is_lost { StatusCode::NOT_FOUND } else { StatusCode::OK };
            html(status, with_bar(page, &About { source, ..about }))
        }
        Answer::File(bytes) => {
            ([(header::CONTENT_TYPE, media_type(&about.address))], bytes).into_response()
        }
        Answer::Folder => redirect(&format!("{}{}/", about.root, encode(&about.address))),
        Answer::Nothing(page) => html(StatusCode::NOT_FOUND, with_bar(page, &about)),
        Answer::Failed(reason, source) => {
            let about = About { source, failed: Some(reason), ..about };
            match hub.remembered(day, &about.address) {
                Some(page) => html(StatusCode::OK, with_bar(page, &about)),
                None => bare(hub, now, &about, StatusCode::INTERNAL_SERVER_ERROR),
            }
        }
    }
}

/// Where a path leads.
enum Place {
    /// To an address of the site on a day, which is shown at a path of the host.
    Page(Date, String, String),
    /// To another path, as it is written in an address.
    At(String),
    Nowhere,
}

fn place(path: &str, shown: &Shown) -> Place {
    let base = &shown.ready.base;
    if let Some((day, address)) = path.strip_prefix(DAY).and_then(|it| it.split_once('/')) {
        return match day.parse::<Date>() {
            Ok(date) => Place::Page(date, format!("{DAY}{day}/"), address.to_owned()),
            Err(_) => Place::Nowhere,
        };
    }
    if path.starts_with(OWN) {
        return Place::Nowhere;
    }
    let folder = url_path::decode(base).unwrap_or(Cow::Borrowed(base));
    match path.strip_prefix(&*folder) {
        Some(address) => Place::Page(shown.days.shown, base.clone(), address.to_owned()),
        None if path == "/" || format!("{path}/") == folder => Place::At(base.clone()),
        None => Place::Nowhere,
    }
}

/// A page of the server's own, for when there is none of the site.
fn bare(hub: &Hub, now: &Snapshot, about: &About, status: StatusCode) -> Response {
    let words = &hub.words;
    let page = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>kohyo</title></head>\
         <body>{}<main><p>{}</p></main></body></html>",
        words.language().tag(),
        overlay::bar(hub, now, about),
        escape(&words.word("serve-no-page")),
    );
    let mut response = html(status, page);
    let policy = HeaderValue::from_static(POLICY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn html(status: StatusCode, page: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.into()).into_response()
}

fn redirect(path: &str) -> Response {
    // `//` would lead to another host.
    let path = format!("/{}", path.trim_start_matches('/'));
    (StatusCode::FOUND, [(header::LOCATION, path)]).into_response()
}
