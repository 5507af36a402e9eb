//! A bundle that people carry to a host that no machine of theirs can reach: a zip with what changed since the last one
//! that arrived, a list of what to remove, checksums, and the steps in words.
//!
//! ```text
//! README.ja.txt, README.en.txt   the steps
//! site/                          files to put over those on the host
//! remove.txt                     files to remove afterwards
//! SHA256SUMS                     sha256sum -c ../SHA256SUMS, in site/
//! manifest.json                  the whole site as it is then
//! ```

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Manifest;
use super::content::Content;
use super::order::{Order, Stage};
use super::plan::{Plan, Upload};
use crate::output;
use crate::words::{Language, Message, OrFail, Words};

/// Writes the bundle of a plan into a folder and says where it is. One of the same name is replaced: it was the same
/// release.
///
/// # Errors
///
/// It cannot be written.
pub fn write_bundle(
    folder: &Path,
    name: &str,
    plan: &Plan,
    content: &dyn Content,
) -> Result<PathBuf> {
    let path = folder.join(format!("{name}-{:04}.zip", plan.next.release));
    let temporary = path.with_extension("new");
    let failed = || Message::new("cannot-write").with("path", path.display().to_string());
    fs::create_dir_all(folder).or_fail(failed)?;
    let file = File::create(&temporary).or_fail(failed)?;
    fill(file, plan, content).or_fail(failed)?;
    output::rename(&temporary, &path).or_fail(failed)?;
    Ok(path)
}

fn fill(file: File, plan: &Plan, content: &dyn Content) -> Result<()> {
    let mut zip = ZipWriter::new(file);
    // The same bundle is the same bytes, whenever it is written.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut add = |name: &str, bytes: &[u8]| -> Result<()> {
        zip.start_file(name, options)?;
        Ok(zip.write_all(bytes)?)
    };
    for language in Language::ALL {
        // Windows opens a text as UTF-8 for sure when it begins with a mark, and wants its line ends.
        let text = format!("\u{feff}{}\n", steps(plan, language)).replace('\n', "\r\n");
        add(&format!("README.{}.txt", language.tag()), text.as_bytes())?;
    }
    add("SHA256SUMS", sums(&plan.uploads).as_bytes())?;
    let removals: Vec<String> = plan.removals.iter().map(|it| format!("{}\r\n", it.path)).collect();
    add("remove.txt", removals.concat().as_bytes())?;
    add("manifest.json", &plan.next.to_bytes()?)?;
    let order = Order::of(plan.next.files.keys());
    for stage in Stage::ALL {
        for upload in plan.uploads.iter().filter(|it| order.stage(&it.path) == stage) {
            let bytes = content.bytes(&upload.path, &upload.file)?;
            add(&format!("site/{}", upload.path), &bytes)?;
        }
    }
    zip.finish()?.sync_all()?;
    Ok(())
}

/// As `sha256sum` prints it.
fn sums(uploads: &[Upload]) -> String {
    let mut text = String::new();
    for upload in uploads {
        let _ = writeln!(text, "{}  {}", upload.file.sha256, upload.path);
    }
    text
}

/// What the person has to do who carries it.
fn steps(plan: &Plan, language: Language) -> String {
    let Manifest { release, as_of, base_url, .. } = &plan.next;
    Words::new(language).say(
        &Message::new("publish-bundle-steps")
            .with("release", release.to_string())
            .with("day", as_of.to_string())
            .with("url", if base_url.is_empty() { "none" } else { base_url })
            .with("files", plan.uploads.len())
            .with("removals", plan.removals.len()),
    )
}
