//! A list of pages in as few bytes as it takes.

/// The pages of a list, which are in order: the gaps between them as numbers of seven bits a byte,
/// or a bit for each page of the site, whichever is shorter.
pub(super) struct Packed {
    /// A bit for each page.
    pub(super) is_map: bool,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
}

impl Packed {
    pub(super) fn new(pages: &[u32], count: usize) -> Self {
        let mut gaps = Vec::with_capacity(pages.len() * 2);
        let mut next = 0;
        for page in pages {
            number((page - next) as usize, &mut gaps);
            next = page + 1;
        }
        let length = count.div_ceil(8);
        if gaps.len() <= length {
            return Self { is_map: false, bytes: gaps };
        }
        let mut map = vec![0; length];
        for page in pages {
            map[*page as usize / 8] |= 1 << (page % 8);
        }
        Self { is_map: true, bytes: map }
    }

    /// How long it is, and which of the two it is, as one number.
    pub(super) fn header(&self) -> usize {
        self.bytes.len() << 1 | usize::from(self.is_map)
    }
}

/// Writes a number, seven bits a byte, the lowest first.
pub(super) fn number(mut number: usize, out: &mut Vec<u8>) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return out.push(low & 0x7F);
        }
        out.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_gaps_and_a_long_one_a_map() {
        let gaps = Packed::new(&[0, 1, 5, 300], 4000);
        assert_eq!((gaps.is_map, gaps.bytes), (false, vec![0, 0, 3, 0xA6, 2]));
        let map = Packed::new(&[0, 1, 2, 9], 10);
        assert_eq!((map.is_map, map.bytes), (true, vec![0b111, 0b10]));
    }
}
