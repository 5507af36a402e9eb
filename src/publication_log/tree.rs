//! The entries as a Merkle tree (RFC 6962) whose hashes are in tiles (c2sp.org/tlog-tiles).

use std::collections::BTreeMap;

use rayon::prelude::*;
use tlog_tiles::{Error, HashReader, Tile};

use super::layout::FOLDER;
use crate::digest::Hash;

/// The height of a tile: it has up to 256 hashes.
const HEIGHT: u8 = 8;

/// How many hashes a tile has that is full.
pub const TILE_WIDTH: u64 = 1 << HEIGHT;

/// Hashes of a tree: all of them, or those that were made, and the others where they are asked for.
#[derive(Debug, Clone, Default)]
pub struct HashTree {
    size: u64,
    hashes: Hashes,
}

#[derive(Debug, Clone)]
enum Hashes {
    /// All of them, by their place in storage.
    All(Vec<tlog_tiles::Hash>),
    /// Those that are new, and the tiles at the right edge of what was there before.
    New { hashes: BTreeMap<u64, tlog_tiles::Hash>, edge: Vec<(Tile, Vec<u8>)> },
}

impl Default for Hashes {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl HashReader for Hashes {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, Error> {
        let missing = || Error::IndexesNotInTree;
        let at = |index: &u64| match self {
            Self::All(all) => {
                let at = usize::try_from(*index).map_err(|_| missing())?;
                all.get(at).copied().ok_or_else(missing)
            }
            Self::New { hashes, edge } => {
                if let Some(hash) = hashes.get(index) {
                    return Ok(*hash);
                }
                let found =
                    edge.iter().find_map(|(tile, data)| tile.hash_at_index(data, *index).ok());
                found.ok_or_else(missing)
            }
        };
        indexes.iter().map(at).collect()
    }
}

impl HashTree {
    /// The tree of these lines.
    #[must_use]
    pub fn of(lines: &[&[u8]]) -> Self {
        let leaves: Vec<tlog_tiles::Hash> =
            lines.par_iter().map(|it| tlog_tiles::record_hash(it)).collect();
        let mut hashes: Vec<tlog_tiles::Hash> = Vec::with_capacity(leaves.len() * 2);
        for (nth, leaf) in (0_u64..).zip(leaves) {
            let all = Hashes::All(hashes);
            let stored = tlog_tiles::stored_hashes_for_record_hash(nth, leaf, &all);
            hashes = match all {
                Hashes::All(hashes) => hashes,
                Hashes::New { .. } => Vec::new(),
            };
            hashes.extend(stored.unwrap_or_default());
        }
        Self { size: lines.len() as u64, hashes: Hashes::All(hashes) }
    }

    /// A tree of so many entries, of which `read` gives the tiles at the right edge; none if one is missing.
    pub fn at_edge(size: u64, read: impl Fn(&str) -> Option<Vec<u8>>) -> Option<Self> {
        let mut edge = Vec::new();
        for tile in edge_tiles(size) {
            let data = read(&path(&tile))?;
            edge.push((tile, data));
        }
        Some(Self { size, hashes: Hashes::New { hashes: BTreeMap::new(), edge } })
    }

    /// How many entries it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds an entry.
    ///
    /// # Errors
    ///
    /// A hash that is needed is not there: the tiles do not fit the size.
    pub fn add(&mut self, line: &[u8]) -> Result<(), Error> {
        let stored = tlog_tiles::stored_hashes(self.size, line, &self.hashes)?;
        let first = tlog_tiles::stored_hash_index(0, self.size);
        match &mut self.hashes {
            Hashes::All(all) => all.extend(stored),
            Hashes::New { hashes, .. } => hashes.extend((first..).zip(stored)),
        }
        self.size += 1;
        Ok(())
    }

    /// The root.
    ///
    /// # Errors
    ///
    /// A hash that is needed is not there.
    pub fn root(&self) -> Result<Hash, Error> {
        self.root_of(self.size)
    }

    /// The root that it had when it had so many entries.
    ///
    /// # Errors
    ///
    /// It never had so many, or a hash that is needed is not there.
    pub fn root_of(&self, size: u64) -> Result<Hash, Error> {
        if size > self.size {
            return Err(Error::IndexesNotInTree);
        }
        Ok(Hash::from(tlog_tiles::tree_hash(size, &self.hashes)?.0))
    }

    /// The tiles that are other ones than when it had so many entries, by path.
    ///
    /// # Errors
    ///
    /// A hash that is needed is not there.
    pub fn tiles_since(&self, size: u64) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let tiles = Tile::new_tiles(HEIGHT, size, self.size);
        tiles.iter().map(|it| Ok((path(it), it.read_data(&self.hashes)?))).collect()
    }

    /// The paths of tiles that are not full and that a tree of this size no longer has, but one of the former size had.
    #[must_use]
    pub fn stale_tiles(&self, former: u64) -> Vec<String> {
        let now = edge_tiles(self.size);
        edge_tiles(former).iter().filter(|it| !now.contains(it)).map(path).collect()
    }
}

/// The tiles of a tree of this size that are not full: with them entries can be added to it. What a full tile says is in
/// the level above.
fn edge_tiles(size: u64) -> Vec<Tile> {
    let mut tiles = Vec::new();
    let mut level = 0;
    while size >> (HEIGHT * level) > 0 {
        let hashes = size >> (HEIGHT * level);
        let (full, rest) = (hashes >> HEIGHT, hashes % TILE_WIDTH);
        if let Some(width) = u32::try_from(rest).ok().filter(|it| *it > 0) {
            tiles.push(Tile::new(HEIGHT, level, full, width, false));
        }
        level += 1;
    }
    tiles
}

/// The path of a tile as c2sp.org/tlog-tiles has it: without the height, which is always 8.
fn path(tile: &Tile) -> String {
    let path = tile.path();
    let inside = path.strip_prefix("tile/8/").unwrap_or(&path);
    format!("{FOLDER}tile/{inside}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: usize) -> Vec<String> {
        (0..count).map(|it| format!("entry {it}")).collect()
    }

    fn tree(lines: &[String]) -> HashTree {
        let lines: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
        HashTree::of(&lines)
    }

    #[test]
    fn the_root_is_that_of_rfc_6962() {
        let root = |count| tree(&lines(count)).root().unwrap().to_string();
        // Computed from the definition in section 2.1: MTH of the empty list, of one entry and of three.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(root(0), empty);
        let hash = |prefix: &[u8], parts: &[&[u8]]| Hash::of(&[prefix, &parts.concat()].concat());
        let leaf = |nth: usize| hash(&[0], &[format!("entry {nth}").as_bytes()]);
        assert_eq!(root(1), leaf(0).to_string());
        let two = hash(&[1], &[&leaf(0).bytes(), &leaf(1).bytes()]);
        assert_eq!(root(3), hash(&[1], &[&two.bytes(), &leaf(2).bytes()]).to_string());
    }

    #[test]
    fn entries_are_added_by_the_tiles_at_the_edge_alone() {
        for (before, after) in [(0, 1), (1, 2), (255, 256), (256, 257), (300, 900), (511, 70_000)] {
            let all = lines(after);
            let whole = tree(&all);
            let files: BTreeMap<String, Vec<u8>> =
                tree(&all[..before]).tiles_since(0).unwrap().into_iter().collect();
            let mut edge =
                HashTree::at_edge(before as u64, |path| files.get(path).cloned()).unwrap();
            for line in &all[before..] {
                edge.add(line.as_bytes()).unwrap();
            }
            assert_eq!(edge.root().unwrap(), whole.root().unwrap(), "{before} {after}");
            let mut kept = files;
            for stale in edge.stale_tiles(before as u64) {
                kept.remove(&stale).unwrap();
            }
            kept.extend(edge.tiles_since(before as u64).unwrap());
            let expected: BTreeMap<String, Vec<u8>> =
                whole.tiles_since(0).unwrap().into_iter().collect();
            assert_eq!(kept, expected, "{before} {after}");
            assert_eq!(whole.root_of(before as u64).unwrap(), tree(&all[..before]).root().unwrap());
        }
    }

    #[test]
    fn paths_are_those_of_the_specification() {
        let paths: Vec<String> =
            tree(&lines(300)).tiles_since(0).unwrap().into_iter().map(|it| it.0).collect();
        assert_eq!(paths, ["ledger/tile/0/000", "ledger/tile/0/001.p/44", "ledger/tile/1/000.p/1"]);
    }
}
