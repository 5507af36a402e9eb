//! Gives the program an id that changes with its sources and its built-in theme, so that a site built
//! by another program is not taken for its own.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "themes/default"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files)?;
    }
    // `kohyo init --sample` writes them.
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=kohyo.yaml");
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files.iter().filter(|it| it.is_file()) {
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write(&fs::read(file)?);
    }
    println!("cargo::rustc-env=KOHYO_BUILD_ID={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
