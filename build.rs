//! Packs the vocabulary: reads the lists in `src/lead/vocabulary/`, spells their words as the readers do, and writes the number of each
//! (`number.rs`). A list with a mistake stops the build and says where.

extern crate alloc;

#[path = "src/lead/vocabulary/classes.rs"]
mod classes;
#[path = "src/lead/vocabulary/number.rs"]
mod number;
#[path = "src/lead/vocabulary/spelling.rs"]
mod spelling;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use classes::{FORMS, INDUSTRIES, List, MAIL, TITLES};

/// The classes of each list, by their numbers.
const TITLE_CLASSES: &str = "student staff senior-staff subsection-chief section-chief deputy-general-manager general-manager \
    division-head executive-officer board president replaces-student replaces-staff assistant chief chief-only officer last-lead \
    last-head down down-after up past past-after now cut other-after joint keep";
const INDUSTRY_CLASSES: &str =
    "A B C D E F G H I J K L M N O P Q R S T a b c d e f g h i j k l m n o p q r s t weak cut joint keep shop thing";
const MAIL_CLASSES: &str = "business free carrier disposable academic";

/// Numbers of words, and their classes.
type Words = BTreeMap<u32, u8>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let domain = |word: &str| word.rsplit('.').map(|label| format!(".{label}")).collect();
    pack("titles", TITLES, TITLE_CLASSES, ", ", &|word| spelling::spelled(word, false))?;
    pack("companies", FORMS, "form", "|", &str::to_owned)?;
    pack("industries", INDUSTRIES, INDUSTRY_CLASSES, ", ", &|word| spelling::spelled(word, true))?;
    pack("mail", MAIL, MAIL_CLASSES, ", ", &domain)?;
    pack("mail-pack", MAIL, MAIL_CLASSES, ", ", &domain)
}

/// Reads a list, and writes it for `src/lead/vocabulary/table.rs`.
fn pack(
    name: &str,
    list: List,
    classes: &str,
    separator: &str,
    spell: &dyn Fn(&str) -> String,
) -> Result<(), Box<dyn Error>> {
    let words = read(name, list, classes, separator, spell)?;
    write(name, &words)
}

/// Writes words for `src/lead/vocabulary/table.rs`.
fn write(name: &str, words: &Words) -> Result<(), Box<dyn Error>> {
    let mut columns = vec![Vec::new(); number::DIGITS];
    let mut before = 0;
    for number in words.keys() {
        let mut step = number - before;
        for column in columns.iter_mut().rev() {
            column.push(digit(step % number::BASE)?);
            step /= number::BASE;
        }
        if step > 0 {
            return Err(format!("{name}: two numbers are further apart than {} digits tell", number::DIGITS).into());
        }
        before = *number;
    }
    let classes = words.values().map(|class| digit(u32::from(*class))).collect::<Result<Vec<u8>, _>>()?;
    let out = env::var_os("OUT_DIR").ok_or("Cargo names no folder to write to")?;
    fs::write(Path::new(&out).join(name), [classes, columns.concat()].concat())?;
    Ok(())
}

/// How a number below the base is written.
fn digit(number: u32) -> Result<u8, Box<dyn Error>> {
    let digit = char::from_digit(number, 36).map(|digit| digit.to_ascii_uppercase());
    let digit = digit.or_else(|| number.checked_sub(36).and_then(|number| char::from_digit(number + 10, 36)));
    Ok(u8::try_from(digit.ok_or("a class beyond the digits")?)?)
}

/// Reads one list.
fn read(
    name: &str,
    list: List,
    classes: &str,
    separator: &str,
    spell: &dyn Fn(&str) -> String,
) -> Result<Words, Box<dyn Error>> {
    let mut words = Words::new();
    let path = format!("src/lead/vocabulary/{name}.txt");
    println!("cargo::rerun-if-changed={path}");
    let classes: Vec<&str> = classes.split(' ').collect();
    if classes.len() != usize::from(list.count) {
        return Err(format!("{name} has {} classes, not {}", classes.len(), list.count).into());
    }
    for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
        let at = format!("{path}:{}", number + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, entries) = line.split_once(": ").ok_or_else(|| format!("{at}: this line has no class"))?;
        let class =
            classes.iter().position(|class| *class == key).ok_or_else(|| format!("{at}: `{key}` is no class"))?;
        let class = u8::try_from(class)?;
        for entry in entries.split(separator) {
            let spelled = spell(entry);
            if spelled.is_empty() || spelled.len() > number::LONGEST || entry.chars().any(|c| c.is_ascii_uppercase()) {
                return Err(
                    format!("{at}: `{entry}` is no word in lower case of at most {} bytes", number::LONGEST).into()
                );
            }
            let number = number::number_of(list, spelled.as_bytes());
            if words.insert(number, class).is_some_and(|other| other != class) {
                return Err(
                    format!("{at}: `{entry}` stands in another class, or has the number of a word there").into()
                );
            }
        }
    }
    Ok(words)
}
