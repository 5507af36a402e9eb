//! What a WebDAV server says of a folder: a `PROPFIND` and its answer.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::url_path;

/// Asks for what we use only; servers compute some of the rest for each file.
pub(super) const QUESTION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/></prop></propfind>";

/// A file, or a folder: that has no size.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Resource {
    /// From the root of the server, decoded.
    pub(super) path: String,
    pub(super) size: Option<u64>,
}

#[derive(Deserialize)]
struct Multistatus {
    #[serde(default)]
    response: Vec<Response>,
}

#[derive(Deserialize)]
struct Response {
    href: String,
    #[serde(default)]
    propstat: Vec<Propstat>,
}

#[derive(Deserialize)]
struct Propstat {
    prop: Prop,
}

#[derive(Deserialize)]
struct Prop {
    getcontentlength: Option<String>,
    resourcetype: Option<ResourceType>,
}

#[derive(Deserialize)]
struct ResourceType {
    collection: Option<IgnoredAny>,
}

/// The resources of an answer; those whose address means no file are left out.
pub(super) fn read(xml: &[u8]) -> Result<Vec<Resource>, String> {
    let multistatus: Multistatus =
        quick_xml::de::from_reader(xml).map_err(|it| format!("no answer of WebDAV: {it}"))?;
    Ok(multistatus.response.iter().filter_map(resource).collect())
}

fn resource(response: &Response) -> Option<Resource> {
    let href = response.href.trim();
    // Some answer with the whole address.
    let path = match href.split_once("://") {
        Some((_, after)) => after.find('/').map_or("/", |it| &after[it..]),
        None => href,
    };
    let path = url_path::decode(path)?.into_owned();
    let props = || response.propstat.iter().map(|it| &it.prop);
    let types = props().filter_map(|it| it.resourcetype.as_ref());
    let is_folder = path.ends_with('/') || types.into_iter().any(|it| it.collection.is_some());
    let size = props().find_map(|it| it.getcontentlength.as_ref()?.trim().parse().ok());
    // A file whose size is not said is one all the same.
    Some(Resource { path, size: (!is_folder).then(|| size.unwrap_or(0)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_several_servers_are_read() {
        let apache = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus xmlns:D=\"DAV:\" xmlns:ns0=\"DAV:\">\n\
            <D:response xmlns:lp1=\"DAV:\">\n<D:href>/site/</D:href>\n<D:propstat>\n<D:prop>\n\
            <lp1:resourcetype><D:collection/></lp1:resourcetype>\n</D:prop>\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n\
            <D:propstat>\n<D:prop>\n<g0:getcontentlength/>\n</D:prop>\n<D:status>HTTP/1.1 404 Not Found</D:status>\n</D:propstat>\n</D:response>\n\
            <D:response xmlns:lp1=\"DAV:\">\n<D:href>/site/a%20b%26%25.html</D:href>\n<D:propstat>\n<D:prop>\n\
            <lp1:resourcetype/>\n<lp1:getcontentlength>4</lp1:getcontentlength>\n</D:prop>\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n</D:response>\n\
            </D:multistatus>";
        let other = "<d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>https://example.jp/dav/&#x6539;/x&amp;y</d:href>\
            <d:propstat><d:prop><d:getcontentlength> 12 </d:getcontentlength><d:resourcetype/></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>\
            <d:response><d:href>/dav/../etc</d:href></d:response>\
            <d:response><d:href>/dav/f</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop></d:propstat></d:response></d:multistatus>";
        let file = |path: &str, size| Resource { path: path.to_owned(), size };
        assert_eq!(
            read(apache.as_bytes()),
            Ok(vec![file("/site/", None), file("/site/a b&%.html", Some(4))])
        );
        assert_eq!(
            read(other.as_bytes()),
            Ok(vec![file("/dav/改/x&y", Some(12)), file("/dav/f", None)])
        );
        assert!(read(b"<html><body>no</body>").is_err());
        assert!(read(b"not found").is_err());
    }
}
