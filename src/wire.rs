//! The bytes of a program: each type's parts one after the other, numbers in as few bytes as they need.
//!
//! Written by hand because every byte of the reader travels with every page: the same types read by serde's derive and postcard
//! made the drop-in a fifth larger (see docs/decisions).

/// The bytes that are still to be taken. Once they are not what was asked for, everything taken is zero or empty, and the whole
/// counts as broken: reading on costs nothing, while a way out at every step would double the reader.
pub(crate) struct Input<'a> {
    rest: &'a [u8],
    broken: bool,
}

impl<'a> Input<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Input<'a> {
        Input { rest: bytes, broken: false }
    }

    /// Whether every byte was taken and was what was asked for.
    pub(crate) fn is_whole(&self) -> bool {
        self.rest.is_empty() && !self.broken
    }

    fn break_off(&mut self) {
        self.rest = &[];
        self.broken = true;
    }

    /// Takes one byte.
    #[inline(never)]
    pub(crate) fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.break_off();
                0
            }
        }
    }

    /// Takes a number of 7 bits a byte, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.break_off();
        0
    }

    /// Takes a number up to `most`.
    #[inline(never)]
    fn number_to(&mut self, most: u64) -> u64 {
        let number = self.number();
        if number > most {
            self.break_off();
            return 0;
        }
        number
    }

    /// Takes the length of a list. No list has more items than bytes follow, so that a few bytes cannot ask for much memory.
    #[inline(never)]
    fn length(&mut self) -> usize {
        let most = u64::try_from(self.rest.len()).unwrap_or(u64::MAX);
        usize::try_from(self.number_to(most)).unwrap_or(0)
    }

    /// What stands for a variant that there is not.
    pub(crate) fn no_variant(&mut self) {
        self.break_off();
    }
}

/// A type that programs are made of.
pub(crate) trait Wire: Sized {
    /// Appends its bytes.
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>);

    /// Takes its bytes off the input.
    fn take(input: &mut Input<'_>) -> Self;
}

#[cfg(feature = "policy")]
fn put_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Numbers that are never negative.
macro_rules! wire_unsigned {
    ($($type:ty)*) => {$(
        impl Wire for $type {
            #[cfg(feature = "policy")]
            fn put(&self, out: &mut Vec<u8>) {
                put_number(u64::from(*self), out);
            }

            fn take(input: &mut Input<'_>) -> Self {
                input.number_to(u64::from(<$type>::MAX)) as $type
            }
        }
    )*};
}

wire_unsigned!(u8 u16 u32);

/// The sign goes to the lowest bit, so that small numbers of either sign are short.
impl Wire for i64 {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        put_number(((self << 1) ^ (self >> 63)).cast_unsigned(), out);
    }

    fn take(input: &mut Input<'_>) -> Self {
        let number = input.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Wire for i32 {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        i64::from(*self).put(out);
    }

    fn take(input: &mut Input<'_>) -> Self {
        i32::try_from(i64::take(input)).unwrap_or_else(|_| {
            input.break_off();
            0
        })
    }
}

impl Wire for bool {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(input: &mut Input<'_>) -> Self {
        input.number_to(1) == 1
    }
}

impl Wire for String {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        put_number(self.len() as u64, out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(input: &mut Input<'_>) -> Self {
        let length = input.length();
        let (bytes, rest) = input.rest.split_at_checked(length).unwrap_or_default();
        let Ok(text) = std::str::from_utf8(bytes) else {
            input.break_off();
            return String::new();
        };
        input.rest = rest;
        text.to_owned()
    }
}

impl<T: Wire> Wire for Option<T> {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(input: &mut Input<'_>) -> Self {
        bool::take(input).then(|| T::take(input))
    }
}

impl<T: Wire> Wire for Vec<T> {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        put_number(self.len() as u64, out);
        self.iter().for_each(|item| item.put(out));
    }

    fn take(input: &mut Input<'_>) -> Self {
        let mut items = Vec::new();
        for _ in 0..input.length() {
            if input.broken {
                break;
            }
            items.push(T::take(input));
        }
        items
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(input: &mut Input<'_>) -> Self {
        (A::take(input), B::take(input))
    }
}

/// A struct: its fields in the order given.
macro_rules! wire_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::wire::Wire for $name {
            #[cfg(feature = "policy")]
            fn put(&self, out: &mut Vec<u8>) {
                $($crate::wire::Wire::put(&self.$field, out);)*
            }

            fn take(input: &mut $crate::wire::Input<'_>) -> Self {
                $name { $($field: $crate::wire::Wire::take(input)),* }
            }
        }
    };
}

/// An enum: the number of the variant, then its parts. The first variant listed stands for any number that is none.
macro_rules! wire_enum {
    ($name:ident {
        $first_tag:literal => $first:ident $(($($first_part:ident),*))? $({$($first_field:ident),*})?,
        $($tag:literal => $variant:ident $(($($part:ident),*))? $({$($field:ident),*})?),* $(,)?
    }) => {
        impl $crate::wire::Wire for $name {
            #[cfg(feature = "policy")]
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $name::$first $(($($first_part),*))? $({$($first_field),*})? => {
                        out.push($first_tag);
                        $($($crate::wire::Wire::put($first_part, out);)*)?
                        $($($crate::wire::Wire::put($first_field, out);)*)?
                    }
                    $($name::$variant $(($($part),*))? $({$($field),*})? => {
                        out.push($tag);
                        $($($crate::wire::Wire::put($part, out);)*)?
                        $($($crate::wire::Wire::put($field, out);)*)?
                    })*
                }
            }

            fn take(input: &mut $crate::wire::Input<'_>) -> Self {
                match input.byte() {
                    $($tag => $name::$variant $(($({ let $part = $crate::wire::Wire::take(input); $part }),*))?
                        $({$($field: $crate::wire::Wire::take(input)),*})?,)*
                    tag => {
                        if tag != $first_tag {
                            input.no_variant();
                        }
                        $name::$first $(($({ let $first_part = $crate::wire::Wire::take(input); $first_part }),*))?
                            $({$($first_field: $crate::wire::Wire::take(input)),*})?
                    }
                }
            }
        }
    };
}

pub(crate) use {wire_enum, wire_struct};
