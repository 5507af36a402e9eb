//! What kind of thing a file of a site is, as HTTP names it.

/// The media type of a file, by its ending. What is text is UTF-8.
///
/// ```
/// use kohyo::output::media_type;
///
/// assert_eq!(media_type("status/data.csv"), "text/csv; charset=utf-8");
/// assert_eq!(media_type("news/atom.xml"), "application/atom+xml");
/// assert_eq!(media_type(".kohyo/lock"), "application/octet-stream");
/// ```
#[must_use]
pub fn media_type(address: &str) -> &'static str {
    let name = address.rsplit_once('/').map_or(address, |it| it.1);
    let ending = name.rsplit_once('.').map_or("", |it| it.1).to_ascii_lowercase();
    match ending.as_str() {
        "xml" if name == "atom.xml" => "application/atom+xml",
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonl" => "application/jsonl; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "sha256" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}
