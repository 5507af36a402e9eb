//! What a name of a file may be on every system. Functions of texts only: what Windows and macOS cannot hold is known on Linux
//! as well, where most sites are built and no file would tell.

use unicode_normalization::UnicodeNormalization;

/// How long the path of a file may be from the top of a folder, in units of UTF-16. Windows has 259 for the whole of it in most
/// programs (git, zip files, the Explorer): what remains is for where the folder is, such as
/// `C:\Users\0123456\Documents\kaikaku\`, and for kohyo's own `public\.kohyo\stage\tree\`.
pub const PATH_LIMIT: usize = 180;

/// How many bytes a name may have on Linux. Windows and macOS count in units that are never more.
const NAME_LIMIT: usize = 255;

/// Why some system cannot hold a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Windows drops a dot or a space at the end.
    End,
    /// A control character.
    Control,
    /// A sign that means something else on Windows: `\ < > : " | ? *`.
    Sign,
    /// A device of Windows: CON, NUL, COM1.
    Device,
    /// It is too long.
    Long,
}

impl NameFault {
    /// What the sentences about it call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Control => "control",
            Self::Sign => "sign",
            Self::Device => "device",
            Self::Long => "long",
        }
    }
}

/// Why some system cannot hold a file or a folder of this name; none when each can.
#[must_use]
pub fn fault(name: &str) -> Option<NameFault> {
    if name.ends_with(['.', ' ']) {
        Some(NameFault::End)
    } else if name.chars().any(char::is_control) {
        Some(NameFault::Control)
    } else if name.contains(['\\', '<', '>', ':', '"', '|', '?', '*']) {
        Some(NameFault::Sign)
    } else if is_device(name) {
        Some(NameFault::Device)
    } else if name.len() > NAME_LIMIT {
        Some(NameFault::Long)
    } else {
        None
    }
}

/// `con`, `NUL.html`, `com1.txt`: Windows looks at the name before the first dot, in any case.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt")).is_some_and(|it| {
            matches!(it, "¹" | "²" | "³") || matches!(it.as_bytes(), [b'1'..=b'9'])
        })
}

/// What a name is to systems that take capitals and small letters for one (Windows, macOS), and an accent beside its letter for
/// the letter with it (macOS): two names that are the same here are one file there.
#[must_use]
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Letters grow longer by neither, as they would by full case folding: NTFS tells ß and ss apart.
    let lower = name.nfc().flat_map(|letter| {
        let mut small = letter.to_lowercase();
        let one = small.next().filter(|_| small.next().is_none());
        [one.unwrap_or(letter)]
    });
    lower.nfc().collect()
}

/// How long a path is to Windows.
#[must_use]
pub fn path_length(path: &str) -> usize {
    path.encode_utf16().count()
}

/// A path below a folder as kohyo writes it, from one that may have been typed or completed on Windows: with `/` between its
/// parts, and without what says nothing (`.\content\`).
#[must_use]
pub fn with_slashes(typed: &str) -> String {
    let slashes = typed.replace('\\', "/");
    slashes.trim_start_matches("./").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_holds() {
        let long = "a".repeat(NAME_LIMIT);
        for name in [
            "045.md",
            "_program.yaml",
            "計画（案）.pdf",
            "con-tract.html",
            "console.md",
            "com.md",
            "com10.md",
            "lpt0",
            "nul_.md",
            "a b.pdf",
            "a..b",
            " a",
            "a,b;c=d+e[f]{g}'h`~!@#$%^&()",
            "表",
            &long,
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_some_system_cannot_hold() {
        use NameFault::{Control, Device, End, Long, Sign};
        let long = "あ".repeat(86);
        for (name, expected) in [
            ("a.", End),
            ("a ", End),
            ("...", End),
            ("a\nb", Control),
            ("a\0b", Control),
            ("a\u{7f}", Control),
            ("a\\b", Sign),
            ("<a>", Sign),
            ("C:", Sign),
            ("\"a\"", Sign),
            ("a|b", Sign),
            ("a?b", Sign),
            ("a*b", Sign),
            ("con", Device),
            ("CON", Device),
            ("Prn.md", Device),
            ("aux", Device),
            ("nul.tar.gz", Device),
            ("nul .txt", Device),
            ("Com1.txt", Device),
            ("lpt9", Device),
            ("com²", Device),
            ("CONIN$", Device),
            ("conout$.md", Device),
            (long.as_str(), Long),
        ] {
            assert_eq!(fault(name), Some(expected), "{name:?}");
        }
    }

    #[test]
    fn what_some_system_takes_for_one_name_is_folded_alike() {
        for (one, other) in [
            ("A.md", "a.md"),
            ("Ａ.md", "ａ.md"),
            ("É", "é"),
            ("e\u{301}", "é"),
            ("E\u{301}", "é"),
            ("か\u{3099}", "が"),
            ("Ω", "ω"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("a", "b"), ("Ａ", "A"), ("ハ", "は"), ("ß", "ss"), ("1", "１")] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn a_path_is_as_long_as_windows_counts_it() {
        assert_eq!(path_length("content/計画.md"), 13);
        // Letters beyond the first plane are two.
        assert_eq!(path_length("𠮷"), 2);
    }

    #[test]
    fn a_path_typed_on_windows_is_the_same_path() {
        for (typed, expected) in [
            ("content/reforms/plan/001.md", "content/reforms/plan/001.md"),
            (r"content\reforms\plan\001.md", "content/reforms/plan/001.md"),
            (r".\content\reforms/plan", "content/reforms/plan"),
            ("./content", "content"),
            (r"guide\use", "guide/use"),
        ] {
            assert_eq!(with_slashes(typed), expected);
        }
    }
}
