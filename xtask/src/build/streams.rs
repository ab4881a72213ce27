//! A wasm module taken apart, so that brotli finds like beside like.
//!
//! Enters: a module. Leaves: its bytes in [`COUNT`] streams: operators, and their operands by what they mean. What a reader can tell by
//! itself is left out: the size of the code and of each function, and how a memory access is aligned, which is a hint alone.
//! `src/js/module.js` puts the module together again; the two know the same operators.

use anyhow::{Context, Result, bail, ensure};

/// How many streams there are.
const COUNT: usize = 8;

/// The streams, by number. No operator has its operands in the first, which stands for none.
const SECTIONS: u8 = 0;
const OPERATORS: u8 = 1;
const READS: u8 = 2;
const WRITES: u8 = 3;
const CONSTANTS: u8 = 4;
const OFFSETS: u8 = 5;
const CALLS: u8 = 6;
const BRANCHES: u8 = 7;

/// The id of the section that holds the functions.
const CODE: u8 = 10;
/// `\0asm` and the version.
const MAGIC: usize = 8;

/// How many bytes the reader writes for a size, whatever it is.
const SIZE: usize = 3;

/// What such a size can be.
const LARGEST: usize = 1 << 21;

/// A module in streams.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    pub(crate) streams: [Vec<u8>; COUNT],
    /// How many bytes the reader makes of them.
    pub(crate) size: usize,
}

/// The stream of each operator's operands, a digit each.
pub(crate) fn operands() -> String {
    (0..=0xfc).map(|operator| char::from(b'0' + stream(operator))).collect()
}

/// Where the operands of an operator go.
fn stream(operator: u8) -> u8 {
    match operator {
        // Blocks, indirect calls, globals, tables, the size of the memory, references, and all with a prefix.
        0x02..=0x04 | 0x11 | 0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 | 0xfc => OPERATORS,
        0x0c..=0x0e => BRANCHES,
        0x10 => CALLS,
        0x20 => READS,
        0x21 | 0x22 => WRITES,
        0x28..=0x3e => OFFSETS,
        0x41 | 0x42 | 0x44 => CONSTANTS,
        _ => SECTIONS,
    }
}

/// Takes a module apart.
///
/// # Errors
/// It is no module, or has an operator that the reader does not know.
pub(crate) fn split(wasm: &[u8]) -> Result<Streams> {
    let mut parts = Split { rest: wasm, out: Streams::default() };
    parts.bytes(SECTIONS, MAGIC)?;
    while !parts.rest.is_empty() {
        if parts.byte(SECTIONS)? == CODE {
            parts.skip_number(SIZE)?;
            for _ in 0..parts.number(SECTIONS)? {
                parts.function().context("a function of the module can't be taken apart")?;
            }
        } else {
            let size = parts.number(SECTIONS)?;
            parts.bytes(SECTIONS, size)?;
        }
    }
    ensure!(
        parts.out.size < LARGEST,
        "the module is too large for sizes of three bytes: give them four, in src/js/module.js as well"
    );
    Ok(parts.out)
}

/// What is left of a module, and where it went.
struct Split<'a> {
    rest: &'a [u8],
    out: Streams,
}

impl Split<'_> {
    fn function(&mut self) -> Result<()> {
        self.skip_number(SIZE)?;
        for _ in 0..self.number(SECTIONS)? {
            self.number(SECTIONS)?;
            self.byte(SECTIONS)?;
        }
        let mut depth = 1;
        while depth > 0 {
            let operator = self.byte(OPERATORS)?;
            match operator {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                0x28..=0x3e => self.skip_number(1)?,
                _ => {}
            }
            self.operands(operator)?;
        }
        Ok(())
    }

    fn operands(&mut self, operator: u8) -> Result<()> {
        let stream = stream(operator);
        if operator == 0x44 {
            return self.bytes(stream, 8);
        }
        if stream == SECTIONS {
            ensure!(
                matches!(operator, 0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1),
                unknown(operator)
            );
            return Ok(());
        }
        let first = self.number(stream)?;
        let more = match (operator, first) {
            (0x0e, count) => count + 1,
            (0x11, _) => 1,
            (0xfc, 0..=7) => 0,
            (0xfc, 8 | 10 | 12 | 14) => 2,
            (0xfc, 9 | 11 | 13 | 15 | 17) => 1,
            (0xfc, _) => bail!(unknown(operator)),
            _ => 0,
        };
        for _ in 0..more {
            self.number(stream)?;
        }
        Ok(())
    }

    /// One byte into a stream.
    fn byte(&mut self, stream: u8) -> Result<u8> {
        let (&byte, rest) = self.rest.split_first().context("the module ends too early")?;
        self.rest = rest;
        self.out.streams.get_mut(usize::from(stream)).context("there is no such stream")?.push(byte);
        self.out.size += 1;
        Ok(byte)
    }

    fn bytes(&mut self, stream: u8, count: usize) -> Result<()> {
        for _ in 0..count {
            self.byte(stream)?;
        }
        Ok(())
    }

    /// A number in LEB128 into a stream. Its value, if it is one without a sign.
    fn number(&mut self, stream: u8) -> Result<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte(stream)?;
            value |= usize::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                return Ok(value);
            }
        }
    }

    /// Leaves a number out, for which the reader writes some bytes of its own.
    fn skip_number(&mut self, bytes: usize) -> Result<()> {
        let length = self.rest.iter().take_while(|byte| **byte >= 0x80).count() + 1;
        self.rest = self.rest.get(length..).context("the module ends too early")?;
        self.out.size += bytes;
        Ok(())
    }
}

fn unknown(operator: u8) -> String {
    format!("the operator 0x{operator:02x} is new here: teach it to xtask/src/build/streams.rs and src/js/module.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before the code of a module: the magic and one type.
    const HEAD: &[u8] = &[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0];

    /// A module of one function with two locals and such operators.
    fn module(operators: &[u8]) -> Vec<u8> {
        let size = u8::try_from(operators.len()).unwrap_or(0);
        [HEAD, &[10, size + 5, 1, size + 3, 1, 2, 0x7f], operators, &[11, 1, 0]].concat()
    }

    #[test]
    fn like_goes_to_like() -> Result<()> {
        let module = module(&[
            0x02, 0x40, // a block
            0x20, 5, 0x28, 2, 0x90, 1, 0x21, 6, // a load from 144 on, kept
            0x41, 0xff, 0, 0x10, 7, // a constant for a call
            0x0e, 2, 0, 1, 0, // a table of branches
            0x44, 1, 2, 3, 4, 5, 6, 7, 0x88, // a float
            0xfc, 11, 0, // a fill
            0x0b, 0x0b, // two ends
        ]);
        let Streams { streams, size } = split(&module)?;
        let [sections, operators, reads, writes, constants, offsets, calls, branches] = streams;
        assert_eq!(sections, [HEAD, &[10, 1, 1, 2, 0x7f, 11, 1, 0]].concat());
        assert_eq!(operators, [0x02, 0x40, 0x20, 0x28, 0x21, 0x41, 0x10, 0x0e, 0x44, 0xfc, 11, 0, 0x0b, 0x0b]);
        assert_eq!((reads, writes), (vec![5], vec![6]));
        assert_eq!(constants, [0xff, 0, 1, 2, 3, 4, 5, 6, 7, 0x88]);
        assert_eq!((offsets, calls, branches), (vec![0x90, 1], vec![7], vec![2, 0, 1, 0]));
        assert_eq!(size, module.len() + 4, "two sizes of three bytes instead of one");
        Ok(())
    }

    #[test]
    fn what_the_reader_does_not_know_stops_the_build() {
        assert!(split(&module(&[0x0b])).is_ok());
        let said = |operators: &[u8]| {
            split(&module(operators)).map_err(|error| format!("{error:#}")).err().unwrap_or_default()
        };
        assert!(said(&[0xfe]).contains("0xfe"));
        assert!(said(&[0x02, 0x40, 0x41]).contains("the module ends too early"));
    }

    #[test]
    fn a_digit_stands_for_each_operator() {
        let digits = operands();
        assert_eq!((digits.len(), digits.get(0x20..0x23), digits.get(0x45..0x48)), (253, Some("233"), Some("000")));
    }
}
